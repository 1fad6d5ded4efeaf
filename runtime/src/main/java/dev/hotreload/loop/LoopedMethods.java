package dev.hotreload.loop;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.message.LoopTexts;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import dev.hotreload.weave.LoopWeaver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that the user has named, and their fronts in the class files that the JVM gets.
 *
 * <p>Safe for use by any thread: classes are woven by those that load them and by the one that applies changes.
 */
public final class LoopedMethods {
    private final List<LoopSpec> specs = new ArrayList<>();
    private final Supplier<Generation> current;
    private final Consumer<String> problem;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param entries as the user wrote them
     * @param problem is told what is wrong with one
     */
    public LoopedMethods(List<String> entries, Supplier<Generation> current, Consumer<String> problem) {
        this.current = current;
        this.problem = problem;
        for (String entry : entries) {
            LoopSpec.parse(entry).ifPresentOrElse(specs::add, () -> tell(LoopTexts.malformed(entry)));
        }
    }

    /** Whether no method is named: then nothing is woven. */
    public boolean isEmpty() {
        return specs.isEmpty();
    }

    /** Tells which classes no module has, once all class files have been read. */
    public void check(Predicate<String> exists, Predicate<String> isReloadable) {
        for (LoopSpec spec : specs) {
            String internalName = spec.binaryName().replace('.', '/');
            if (!exists.test(internalName)) {
                tell(LoopTexts.noClass(spec.binaryName()));
            } else if (!isReloadable.test(internalName)) {
                tell(LoopTexts.excluded(spec.binaryName()));
            }
        }
    }

    /**
     * What to give to the JVM in place of a class file, which is woven for the current generation already.
     *
     * @return the same array if no method of the class is looped
     */
    public byte[] weave(String internalName, byte[] classFile) {
        if (specs.isEmpty()) {
            return classFile;
        }
        List<LoopSpec> own =
                specs.stream().filter(spec -> spec.isOf(internalName)).toList();
        if (own.isEmpty()) {
            return classFile;
        }
        ClassFile type = ClassFile.parse(classFile);
        Map<MethodKey, MethodKey> sources = sources(internalName);
        own.forEach(spec -> check(spec, type, sources));
        try {
            return LoopWeaver.weave(classFile, key -> isLooped(own, sources.getOrDefault(key, key)));
        } catch (MethodTooLargeException e) {
            tell(LoopTexts.notLoopable(e.getMethodName(), "there is no room in it for the loop"));
            return classFile;
        }
    }

    private static boolean isLooped(List<LoopSpec> own, MethodKey source) {
        return own.stream().anyMatch(spec -> spec.matches(source));
    }

    private void check(LoopSpec spec, ClassFile type, Map<MethodKey, MethodKey> sources) {
        List<MethodNode> named = new ArrayList<>();
        Set<String> declared = new TreeSet<>();
        type.methods().forEach((key, method) -> {
            MethodKey source = sources.getOrDefault(key, key);
            if ((method.access & Opcodes.ACC_SYNTHETIC) == 0 && !source.name().startsWith("<")) {
                declared.add(source.name());
                if (spec.matches(source)) {
                    named.add(method);
                }
            }
        });
        if (named.isEmpty()) {
            tell(LoopTexts.noMethod(spec.binaryName(), spec.shown(), List.copyOf(declared)));
        }
        for (MethodNode method : named) {
            String shown = MemberNames.method(type.internalName(), new MethodKey(method.name, method.desc));
            if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
                tell(LoopTexts.noCode(MemberNames.simple(spec.binaryName()) + "." + shown));
            } else if (!LoopWeaver.canLoop(method, type.node().version)) {
                tell(LoopTexts.notLoopable(
                        MemberNames.simple(spec.binaryName()) + "." + shown,
                        "its class file is of a version before that of Java 7"));
            }
        }
    }

    /** The methods of the source by those that the JVM has for them, where these are not the same. */
    private Map<MethodKey, MethodKey> sources(String internalName) {
        ClassState state = current.get().model().state(internalName);
        Map<MethodKey, MethodKey> sources = new HashMap<>();
        if (state != null) {
            for (Map.Entry<MethodKey, Host> host : state.hosts().entrySet()) {
                sources.put(host.getValue().jvm(), host.getKey());
            }
        }
        return sources;
    }

    /** The method of the running generation that the JVM has under {@code jvm}; null if there is none any more. */
    @Nullable
    MethodKey source(String internalName, MethodKey jvm) {
        ClassFile declared = current.get().model().find(internalName);
        if (declared == null) {
            return null;
        }
        ClassState state = current.get().model().state(internalName);
        MethodKey key = sources(internalName).getOrDefault(jvm, jvm);
        if (!declared.methods().containsKey(key) || (state != null && state.isDeleted())) {
            return null;
        }
        // A method that became static, say, lives elsewhere, and what the JVM has here is its last code.
        Host host = state == null || state.isInFirstShape(key)
                ? null
                : state.hosts().get(key);
        MethodKey lives = host == null ? key : host.jvm();
        return lives.equals(jvm) ? key : null;
    }

    /** A method as the running generation's source has it; null if it has none. */
    @Nullable
    MethodNode declaration(String internalName, MethodKey source) {
        ClassFile declared = current.get().model().find(internalName);
        return declared == null ? null : declared.methods().get(source);
    }

    private void tell(String text) {
        if (told.add(text)) {
            problem.accept(text);
        }
    }

    /** The name of a looped method for messages. */
    static String shown(String internalName, MethodKey source) {
        return MemberNames.simple(internalName.replace('/', '.')) + "." + MemberNames.method(internalName, source);
    }
}
