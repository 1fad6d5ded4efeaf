package dev.hotreload.cases;

import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.Mentions;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.DefinedClasses;
import dev.hotreload.plan.FirstShapes;
import dev.hotreload.weave.DefinitionWeaver;
import dev.hotreload.weave.Preparation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** The classes that a JVM would have: as they were defined, and as they were last redefined. Used by one thread. */
final class MemoryClasses implements FirstShapes, DefinedClasses, Preparation.Supertypes {

    private static final Map<String, Optional<ClassFile>> JDK = new ConcurrentHashMap<>();

    private final List<ModuleContent> modules;
    private final Map<String, byte[]> library;
    private final Set<String> ofModules = new HashSet<>();
    private final Map<String, ClassFile> defined = new LinkedHashMap<>();
    /** What they were defined from, under live names. */
    private final Map<String, byte[]> compiled = new HashMap<>();

    private final Set<String> rewritten = new HashSet<>();
    private final Map<String, ClassFile> present = new HashMap<>();

    MemoryClasses(List<ModuleContent> modules, Map<String, byte[]> library) {
        this.modules = modules;
        this.library = library;
    }

    /** Defines a class, unless there is one of this (live) name. */
    void define(String internalName, byte[] classFile, ClassModel model) {
        ofModules.add(internalName);
        if (!defined.containsKey(internalName)) {
            byte[] woven = DefinitionWeaver.weave(model, this::isPrepared, classFile);
            compiled.put(internalName, classFile);
            if (woven != classFile) {
                rewritten.add(internalName);
            }
            ClassFile prepared = ClassFile.parse(Preparation.prepare(woven, this));
            defined.put(internalName, prepared);
            present.put(internalName, prepared);
        }
    }

    /** Gives a class other code. */
    void redefine(ClassFile woven) {
        present.put(woven.internalName(), woven);
    }

    boolean isDefined(String internalName) {
        return defined.containsKey(internalName);
    }

    /** All classes as they are. */
    Map<String, ClassFile> present() {
        return present;
    }

    @Override
    public ClassFile firstShape(ClassFile classFile) {
        ClassFile known = defined.get(classFile.internalName());
        return known != null ? known : ClassFile.parse(Preparation.prepare(classFile.bytes(), this));
    }

    @Override
    public int count() {
        return defined.size();
    }

    @Override
    public Set<String> mentioning(Collection<Mention> any, ClassModel model, int from) {
        int[] hashes = Mentions.hashes(any);
        return defined.keySet().stream()
                .skip(from)
                .filter(name -> mentions(name, model).mayInclude(hashes))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Mentions mentions(String internalName, ClassModel model) {
        ClassState state = model.state(internalName);
        byte[] bytes = state == null
                ? Objects.requireNonNull(compiled.get(internalName))
                : state.current().bytes();
        return Mentions.of(bytes, this::isInModulesPackage);
    }

    @Override
    public boolean isAsCompiled(String internalName) {
        return !rewritten.contains(internalName);
    }

    @Override
    public boolean hasSeats() {
        return false;
    }

    @Override
    public boolean isPrepared(String internalName) {
        return isModules(internalName);
    }

    @Override
    public boolean inheritsFromObject(String internalName, MethodKey method) {
        ClassFile type = outside(internalName);
        while (type != null && !type.internalName().equals("java/lang/Object")) {
            MethodNode declared = type.methods().get(method);
            if (declared != null && (declared.access & Opcodes.ACC_STATIC) == 0) {
                return false;
            }
            String superName = type.superName();
            type = superName == null ? null : outside(superName);
        }
        return type != null;
    }

    /** The class files under live names, once the changes of {@code classPath} are accepted. */
    ClassSource source(ChangedClassPath classPath, LiveNames names) {
        Map<String, Optional<ClassFile>> found = new HashMap<>();
        return new ClassSource() {
            @Override
            public @Nullable ClassFile find(String internalName) {
                return found.computeIfAbsent(internalName, this::read).orElse(null);
            }

            private Optional<ClassFile> read(String internalName) {
                byte[] bytes = bytes(classPath, names, internalName);
                return bytes != null
                        ? Optional.of(ClassFile.parse(names.live(bytes)))
                        : Optional.ofNullable(outside(internalName));
            }

            @Override
            public boolean isModules(String internalName) {
                return bytes(classPath, names, internalName) != null;
            }

            @Override
            public boolean isInModulesPackage(String internalName) {
                return MemoryClasses.this.isInModulesPackage(internalName);
            }
        };
    }

    private static byte @Nullable [] bytes(ChangedClassPath classPath, LiveNames names, String internalName) {
        String fileName = names.fileName(internalName);
        byte[] bytes = fileName == null ? null : classPath.after(fileName);
        return bytes == null ? names.classes().made(internalName) : bytes;
    }

    private boolean isModules(String internalName) {
        return ofModules.contains(internalName)
                || modules.stream().anyMatch(module -> module.find(internalName) != null);
    }

    private boolean isInModulesPackage(String internalName) {
        String directory = internalName.substring(0, internalName.lastIndexOf('/') + 1);
        return modules.stream()
                .flatMap(module -> module.classFiles().stream())
                .anyMatch(path -> path.startsWith(directory) && path.indexOf('/', directory.length()) < 0);
    }

    /** A class of the library or of the JDK. */
    private @Nullable ClassFile outside(String internalName) {
        byte[] ofLibrary = library.get(ModuleContent.pathOf(internalName));
        return ofLibrary != null
                ? ClassFile.outline(ofLibrary)
                : JDK.computeIfAbsent(internalName, MemoryClasses::ofTheJdk).orElse(null);
    }

    private static Optional<ClassFile> ofTheJdk(String internalName) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(ModuleContent.pathOf(internalName))) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.outline(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loader of all classes as they are, and of the library's. */
    ClassLoader loader(LiveNames names) {
        return new ClassLoader(MemoryClasses.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                String internalName = name.replace('.', '/');
                ClassFile type = present.get(internalName);
                byte[] bytes = type != null ? type.bytes() : library.get(ModuleContent.pathOf(internalName));
                byte[] made = bytes == null ? names.classes().made(internalName) : bytes;
                if (made == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, made, 0, made.length);
            }
        };
    }
}
