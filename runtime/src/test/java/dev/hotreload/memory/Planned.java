package dev.hotreload.memory;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.change.EarlierNest;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.change.ParsedFiles;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.DefinedClasses;
import dev.hotreload.plan.FirstShapes;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.Planner;
import dev.hotreload.plan.Refusals;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.weave.Preparation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** A program all of whose classes are loaded, and the generation that another version of its sources leads to. */
public final class Planned {
    private static final Pattern SITE =
            Pattern.compile("(INVOKEDYNAMIC \\S+) \\[.*?Link\\.site\\(.*?\n(.*?)\\s*\\]\\n", Pattern.DOTALL);

    private final Generation before;
    private final ChangeSet changeSet;
    private final Compiled now;
    private final Shapes shapes;
    private final Calls calls;

    private Planned(Generation before, ChangeSet changeSet, Compiled now, Shapes shapes, Calls calls) {
        this.calls = calls;
        this.before = before;
        this.changeSet = changeSet;
        this.now = now;
        this.shapes = shapes;
    }

    /** Reads the change from one version to the next; both are declarations of types of package {@code p}. */
    public static Planned change(List<String> before, List<String> now) {
        return change(Compiled.of(before.toArray(String[]::new)), Compiled.of(now.toArray(String[]::new)));
    }

    /** The same, right after a change that may have been the first half of this one. */
    public static Planned changeAfter(List<String> earlier, List<String> before, List<String> now) {
        Collection<ClassFile> numbered = Compiled.of(earlier.toArray(String[]::new)).types().values().stream()
                .filter(ClassFile::isNumbered)
                .toList();
        return change(Compiled.of(before.toArray(String[]::new)), Compiled.of(now.toArray(String[]::new)), numbered);
    }

    /** Reads the change of some classes, which are compiled without the others. */
    public static Planned changeOfSome(List<String> before, List<String> changed) {
        Compiled old = Compiled.of(before.toArray(String[]::new));
        return change(old, Compiled.of(changed.toArray(String[]::new)).or(old));
    }

    private static Planned change(Compiled old, Compiled next) {
        return change(old, next, List.of());
    }

    private static Planned change(Compiled old, Compiled next, Collection<ClassFile> earlier) {
        ModuleContent content = new ModuleContent(new LaunchModule("app", Path.of("nowhere")));
        content.accept(new FileChanges(files(old), Set.of(), Set.of(), 0));
        Set<String> deleted = new HashSet<>(files(old).keySet());
        deleted.removeAll(files(next).keySet());
        ChangedClassPath classPath = new ChangedClassPath(
                List.of(content),
                ModuleChanges.of(List.of(content), Map.of("app", new FileChanges(files(next), deleted, Set.of(), 0))));
        Generation generation = new Generation(0, ClassModel.initial(old), LiveNames.SAME);
        ChangeSet changeSet = ChangeSet.read(
                generation,
                classPath,
                new ParsedFiles(),
                old.types()::containsKey,
                topLevel -> new EarlierNest(earlier, true, false));
        return new Planned(generation, changeSet, next, new Shapes(old, false), Calls.UNASKED);
    }

    /** The same, with changed methods that report their first calls. */
    public Planned probed() {
        return new Planned(before, changeSet, now, shapes, Calls.ASKED);
    }

    /** The same, with classes that have room for other interfaces. */
    public Planned withSeats() {
        return new Planned(before, changeSet, now, new Shapes(shapes.loaded, true), calls);
    }

    /** What is refused, as {@code T.member: reason}. */
    public List<String> refusals() {
        return new Refusals(before, now, shapes, shapes, shapes.loaded.types()::containsKey, internalName -> true)
                .of(changeSet).stream()
                        .map(refused -> refused.internalName().substring(2)
                                + (refused.refusal().member().isEmpty()
                                        ? ""
                                        : "." + refused.refusal().member())
                                + ": "
                                + refused.refusal().reason())
                        .toList();
    }

    public ChangeSet changeSet() {
        return changeSet;
    }

    public NextGeneration next() {
        return new Planner(now, shapes, shapes, shapes.loaded.types()::containsKey, calls, before, changeSet).plan();
    }

    /**
     * The code that the JVM is given for a method, as Textifier writes it: one instruction a line, without labels,
     * lines and frames. A call site of the engine's is one line, too: {@code INVOKEDYNAMIC n(Lp/T;)V VIRTUAL}.
     */
    public List<String> code(String type, String method) {
        return text(method(type, method));
    }

    /** The method (name and descriptor) as the JVM is given it. */
    public MethodNode method(String type, String method) {
        for (ClassState state : next().redefined()) {
            if (state.internalName().equals("p/" + type)) {
                return method(state.woven(), method);
            }
        }
        throw new IllegalArgumentException(type + " is not redefined");
    }

    private static MethodNode method(ClassFile woven, String method) {
        return woven.methods().entrySet().stream()
                .filter(entry ->
                        method.equals(entry.getKey().name() + entry.getKey().descriptor()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + method + ", but " + woven.methods().keySet()));
    }

    private static List<String> text(MethodNode node) {
        Textifier text = new Textifier();
        node.accept(new TraceMethodVisitor(text));
        StringWriter words = new StringWriter();
        text.print(new PrintWriter(words, true));
        return SITE.matcher(words.toString())
                .replaceAll(site -> Matcher.quoteReplacement(site.group(1)
                        + ' '
                        + site.group(2)
                                .replace("// arguments:", "")
                                .replaceAll("[\\s\",]+", " ")
                                .strip()
                        + '\n'))
                .lines()
                .map(String::strip)
                .filter(line -> !line.matches("L\\d+|//.*|LINENUMBER.*|LOCALVARIABLE.*|MAX.*|FRAME.*|"))
                .toList();
    }

    /** What the JVM is given beyond the members of the first shape, and which of those get other code. */
    public List<String> given(String name) {
        for (ClassState state : next().redefined()) {
            if (state.internalName().equals("p/" + name)) {
                return given(state.first(), state.woven());
            }
        }
        return List.of("not redefined");
    }

    private static List<String> given(ClassFile first, ClassFile woven) {
        List<String> given = new ArrayList<>();
        woven.methods().forEach((key, method) -> {
            if (!first.methods().containsKey(key)) {
                given.add(modifiers(method.access) + key.name() + key.descriptor());
            }
        });
        return given;
    }

    private static String modifiers(int access) {
        String text = java.lang.reflect.Modifier.toString(access & java.lang.reflect.Modifier.methodModifiers());
        return text.isEmpty() ? "" : text + ' ';
    }

    private static Map<String, byte[]> files(Compiled compiled) {
        Map<String, byte[]> files = new HashMap<>();
        compiled.types().forEach((name, type) -> files.put(name + ".class", type.bytes()));
        return files;
    }

    /** Prepares as the loaders do. */
    private record Shapes(Compiled loaded, boolean hasSeats)
            implements FirstShapes, DefinedClasses, Preparation.Supertypes {
        @Override
        public int count() {
            return loaded.types().size();
        }

        /** All of them: hash codes may tell as little. */
        @Override
        public Set<String> mentioning(Collection<Mention> any, ClassModel model, int from) {
            return from == 0 ? loaded.types().keySet() : Set.of();
        }

        @Override
        public boolean isAsCompiled(String internalName) {
            return true;
        }

        @Override
        public ClassFile firstShape(ClassFile classFile) {
            return ClassFile.parse(Preparation.prepare(classFile.bytes(), this));
        }

        @Override
        public boolean isPrepared(String internalName) {
            return loaded.isModules(internalName);
        }

        @Override
        public boolean inheritsFromObject(String internalName, MethodKey method) {
            for (ClassFile type = loaded.find(internalName); type != null; type = loaded.find(type.superName())) {
                if (type.superName() == null) {
                    return true;
                }
                MethodNode declared = type.methods().get(method);
                if (declared != null && (declared.access & Opcodes.ACC_STATIC) == 0) {
                    return false;
                }
            }
            return false;
        }
    }

    /** The names of all changed members, as call sites know them. */
    public Collection<String> changedMembers() {
        return next().changedMembers().stream()
                .map(member -> member.name() + member.descriptor())
                .sorted()
                .toList();
    }
}
