package dev.hotreload.define;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ClassPreparer;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.DefinedClasses;
import dev.hotreload.plan.FirstShapes;
import dev.hotreload.weave.DefinitionFacts;
import dev.hotreload.weave.DefinitionWeaver;
import dev.hotreload.weave.LateInterfaces;
import dev.hotreload.weave.LateOverrides;
import dev.hotreload.weave.Preparation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the classes that the module loaders define, and knows afterwards in which shape each was defined.
 *
 * <p>Safe for use by any thread: classes are woven by those that load them, and the engine asks for shapes.
 */
public final class Definitions implements ClassPreparer, Preparation.Supertypes, FirstShapes, DefinedClasses {
    private final ApplicationLoaders loaders;
    private final ClassPatterns patterns;
    private final ClassSources sources;
    private final Supplier<Generation> current;
    private final BiFunction<String, byte[], byte[]> last;
    /** Of classes whose calls were rewritten, and that so have a shape that their class file does not tell. */
    private final Map<String, ClassFile> rewritten = new ConcurrentHashMap<>();

    /** The shapes of classes that libraries generated. */
    private final Map<String, ClassFile> generatedShapes = new ConcurrentHashMap<>();

    /** The classes in whose place the JVM has interfaces. */
    private final Set<String> faces = ConcurrentHashMap.newKeySet();

    private final GeneratedFiles generated;
    private final KnownDefinitions known;
    private final LeftOutFacts leftOut = new LeftOutFacts();
    private final boolean hasSeats;
    private final boolean mayInterfacesExtend;

    /**
     * Definitions of an application.
     *
     * @param last has the last word about what the JVM gets, by the class's internal name
     * @param hasSeats whether classes get room for interfaces that they have not got
     * @param mayInterfacesExtend whether interfaces may get others, too
     */
    public Definitions(
            ApplicationLoaders loaders,
            ClassPatterns patterns,
            ClassSources sources,
            GeneratedFiles generated,
            Supplier<Generation> current,
            BiFunction<String, byte[], byte[]> last,
            boolean hasSeats,
            boolean mayInterfacesExtend) {
        this.last = last;
        this.hasSeats = hasSeats;
        this.mayInterfacesExtend = mayInterfacesExtend;
        this.loaders = loaders;
        this.patterns = patterns;
        this.sources = sources;
        this.generated = generated;
        this.current = current;
        this.known = new KnownDefinitions(internalName -> loaders.ownerOf(internalName) != null);
    }

    @Override
    public byte[] prepare(String internalName, byte[] classFile, ModuleLoader loader) {
        Generation generation = current.get();
        byte[] named = generation.names().live(classFile);
        if (!isReloadable(internalName)) {
            return named;
        }
        ClassState state = generation.model().state(internalName);
        if (state != null && state.isFace()) {
            return faceOf(state, named);
        }
        byte[] woven = DefinitionWeaver.weave(generation.model(), this::isPrepared, named);
        byte[] prepared = Preparation.prepare(woven, this, leftOut.of(generation.model(), named));
        if (woven != named) {
            rewritten.put(internalName, ClassFile.parse(prepared));
            addMoved(generation, named, prepared);
        }
        known.add(internalName, named);
        return last.apply(internalName, prepared);
    }

    /** An interface in the place of the class, which gets its members right afterwards. */
    private byte[] faceOf(ClassState state, byte[] classFile) {
        faces.add(state.internalName());
        rewritten.put(state.internalName(), state.first());
        known.add(state.internalName(), classFile);
        return last.apply(state.internalName(), state.first().bytes());
    }

    /** Has what others know of classes that stay, and that no generation has rewritten. */
    public void takeIn(Definitions before, Predicate<String> isStaying) {
        known.takeIn(before.known, isStaying);
        leftOut.takeIn(before.leftOut, isStaying);
    }

    @Override
    public boolean isFace(String internalName) {
        return faces.contains(internalName);
    }

    /**
     * Whether a module or a jar has a class file of this class, so that no library generates it; or it is not to be
     * reloaded.
     */
    public boolean hasFile(String internalName) {
        return !isReloadable(internalName)
                || loaders.classFileOf(internalName) != null
                || sources.library(internalName) != null;
    }

    /**
     * What to define in place of a class file that a library has generated below classes of the application. It belongs
     * to the program from now on as if a module had it.
     */
    public byte[] prepareGenerated(String internalName, byte[] classFile) {
        Generation generation = current.get();
        ClassModel model = generation.model();
        generated.add(internalName, classFile);
        byte[] woven = DefinitionWeaver.weave(model, this::isPrepared, classFile);
        byte[] prepared = Preparation.prepare(woven, this, leftOut.of(model, classFile));
        generatedShapes.put(internalName, ClassFile.unparsed(prepared));
        if (woven != classFile) {
            rewritten.put(internalName, ClassFile.unparsed(prepared));
            addMoved(generation, classFile, prepared);
        }
        known.add(internalName, classFile);
        return prepared;
    }

    /**
     * What to define in place of a class file of a loader below the modules': it reaches what a generation has added,
     * as the modules' own classes do. The class itself cannot be changed later.
     */
    public byte[] prepareBelow(String internalName, byte[] classFile) {
        Generation generation = current.get();
        if (generation.model().states().isEmpty()) {
            return classFile;
        }
        if (!hasFile(internalName) && isBelowModules(generation.model(), new ClassReader(classFile))) {
            // Of others, such as pages and scripts, there may be any number, and nobody asks for them again.
            generated.add(internalName, classFile);
        }
        return DefinitionWeaver.weave(
                generation.model(), this::isPrepared, generation.names().live(classFile));
    }

    /** Whether it may override what is added to classes of modules, so that its supertypes must be known. */
    private boolean isBelowModules(ClassModel model, ClassReader classFile) {
        return Stream.concat(Stream.ofNullable(classFile.getSuperName()), Arrays.stream(classFile.getInterfaces()))
                .anyMatch(name -> model.isModules(name) || isGenerated(name));
    }

    /**
     * The model must know where a class has the methods that it could not override, as if a generation had added them,
     * that its superclass is an interface in the JVM, and that it has interfaces there which it does not name.
     */
    private static void addMoved(Generation generation, byte[] classFile, byte[] prepared) {
        ClassFile source = ClassFile.parse(classFile);
        ClassModel model = generation.model();
        if (LateOverrides.isIn(model, source)
                || model.isFace(source.superName())
                || LateInterfaces.isIn(model, source)) {
            model.defined(ClassState.initial(ClassFile.parse(prepared), source, generation.number())
                    .with(LateOverrides.hosts(model, source), Map.of(), List.of()));
        }
    }

    @Override
    public boolean hasSeats() {
        return hasSeats;
    }

    @Override
    public boolean mayInterfacesExtend() {
        return mayInterfacesExtend;
    }

    /** Whether a class may be reloaded: it is a module's, and no pattern says otherwise. */
    public boolean isReloadable(String internalName) {
        return patterns.accept(internalName);
    }

    @Override
    public ClassFile firstShape(ClassFile classFile) {
        ClassFile defined = rewritten.get(classFile.internalName());
        defined = defined != null ? defined : generatedShapes.get(classFile.internalName());
        return defined != null ? defined : ClassFile.parse(Preparation.prepare(classFile.bytes(), this));
    }

    @Override
    public int count() {
        return known.count();
    }

    @Override
    public Set<String> mentioning(Collection<Mention> any, ClassModel model, int from) {
        return known.mentioning(any, model, from);
    }

    @Override
    public boolean isAsCompiled(String internalName) {
        return !rewritten.containsKey(internalName);
    }

    @Override
    public boolean isGenerated(String internalName) {
        return generated.find(internalName) != null;
    }

    @Override
    public boolean isPrepared(String internalName) {
        return !internalName.startsWith("java/")
                && patterns.accept(internalName)
                && loaders.ownerOf(internalName) != null
                && (loaders.classFileOf(internalName) != null || generatedShapes.containsKey(internalName));
    }

    /** Whether the JVM was not told this of a class, as it was first defined. */
    public boolean isLeftOut(String internalName, DefinitionFacts.LeftOut what) {
        return leftOut.has(internalName, what);
    }

    /** Whether a class was sealed when it was first defined. */
    public boolean wasSealed(String internalName) {
        return leftOut.isSealed(internalName);
    }

    @Override
    public boolean inheritsFromObject(String internalName, MethodKey method) {
        String name = internalName;
        while (name != null && !name.equals("java/lang/Object")) {
            ClassFile type = sources.library(name);
            if (type == null) {
                return false;
            }
            MethodNode declared = type.methods().get(method);
            if (declared != null && (declared.access & Opcodes.ACC_STATIC) == 0) {
                return false;
            }
            name = type.superName();
        }
        return true;
    }
}
