package dev.hotreload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Link;
import dev.hotreload.input.InputHooks;
import dev.hotreload.reflect.ClassHooks;
import dev.hotreload.reflect.MemberHooks;
import dev.hotreload.reflect.TraceHooks;
import dev.hotreload.testing.EmittedCalls;
import dev.hotreload.testing.EmittedCalls.Call;
import dev.hotreload.weave.EnumCollectionWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Woven code refers to {@code dev.hotreload.boot} by names. Each of them must be there, and public, because woven code
 * is in other packages.
 */
class BootCallsTest {
    private static final String BOOT = "dev/hotreload/boot/";
    private static final Pattern MENTIONED = Pattern.compile(BOOT + "([A-Z]\\w*(?:\\$\\w+)*)");

    /** Weavers that choose the method by what they find in a class of the JDK. */
    private static final Set<String> CHOOSING = Set.of(
            "dev/hotreload/input/InputVisitor",
            "dev/hotreload/reflect/AddedFieldCalls",
            "dev/hotreload/reflect/ClassHooks$LookUpVisitor",
            "dev/hotreload/reflect/HookedNative",
            "dev/hotreload/reflect/LambdaVisitor",
            "dev/hotreload/reflect/StackTraceVisitor",
            "dev/hotreload/vm/DefinitionHooks$DefiningVisitor",
            "dev/hotreload/weave/EnumCollectionWeaver$CollectionVisitor");

    @Test
    void everyCallThatAWeaverWritesDownIsThere() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (ClassNode type : runtime()) {
            calls.addAll(EmittedCalls.of(type));
        }
        List<Call> known = calls.stream()
                .filter(call -> String.valueOf(call.owner()).startsWith(BOOT))
                .toList();

        assertThat(known).hasSizeGreaterThan(8).allSatisfy(call -> {
            if (call.name() != null && call.descriptor() != null) {
                assertIsThere(String.valueOf(call.owner()), call.name(), call.descriptor(), call.opcode());
            } else {
                assertThat(call.emitter())
                        .as("tested by what it makes of the JDK")
                        .isIn(CHOOSING);
            }
        });
    }

    @Test
    void everyCallThatTheHookedJdkMakesIsThere() throws Exception {
        List<byte[]> hooked = new ArrayList<>();
        Instrumentation instrumentation = recording(hooked);
        ClassHooks.install(instrumentation, true);
        MemberHooks.install(instrumentation);
        TraceHooks.install(instrumentation);
        InputHooks.install(instrumentation, () -> {});
        for (String collection : EnumCollectionWeaver.CLASSES) {
            hooked.add(EnumCollectionWeaver.weave(read(collection)));
        }
        Map<String, Integer> calls = new TreeMap<>();
        for (byte[] classFile : hooked) {
            for (MethodNode method : node(classFile).methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof MethodInsnNode call && call.owner.startsWith(BOOT)) {
                        assertIsThere(call.owner, call.name, call.desc, call.getOpcode());
                        calls.merge(call.owner.substring(BOOT.length()), 1, Integer::sum);
                    }
                }
            }
        }

        assertThat(calls).containsOnlyKeys("EnumSlots", "InputHook", "MemberHook", "ReflectionHook", "StackTraceHook");
    }

    @Test
    void everyClassThatIsMentionedIsThere() throws Exception {
        Set<String> mentioned = new TreeSet<>();
        for (ClassNode type : runtime()) {
            for (MethodNode method : type.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                        Matcher matcher = MENTIONED.matcher(text);
                        while (matcher.find()) {
                            mentioned.add(matcher.group(1));
                        }
                    }
                }
            }
        }

        assertThat(mentioned).contains("Link", "Holder", "Construction", "Hosted", "Original", "MemberHook", "Cloning");
        for (String name : mentioned) {
            assertThat(Class.forName(BOOT.replace('/', '.') + name)).isPublic();
        }
    }

    private static void assertIsThere(String owner, String name, String descriptor, int opcode) throws Exception {
        Class<?> type = Class.forName(owner.replace('/', '.'));
        assertThat(type).isPublic();
        Class<?>[] parameters = MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader())
                .parameterArray();
        int modifiers;
        if (name.equals("<init>")) {
            modifiers = type.getDeclaredConstructor(parameters).getModifiers();
        } else {
            Method method = type.getDeclaredMethod(name, parameters);
            assertThat(Type.getMethodDescriptor(method))
                    .as("%s.%s", owner, name)
                    .isEqualTo(descriptor);
            modifiers = method.getModifiers();
            boolean isStatic = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.H_INVOKESTATIC;
            assertThat(Modifier.isStatic(modifiers))
                    .as("%s.%s is static", owner, name)
                    .isEqualTo(isStatic);
        }
        assertThat(Modifier.isPublic(modifiers))
                .as("%s.%s is public", owner, name)
                .isTrue();
    }

    /** An instrumentation that keeps what it would give to the JVM. */
    private static Instrumentation recording(List<byte[]> hooked) {
        List<ClassFileTransformer> transformers = new ArrayList<>();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("addTransformer")) {
                transformers.add((ClassFileTransformer) arguments[0]);
            } else if (method.getName().equals("retransformClasses")) {
                for (Class<?> type : (Class<?>[]) arguments[0]) {
                    String internalName = Type.getInternalName(type);
                    for (ClassFileTransformer transformer : transformers) {
                        byte[] changed = transformer.transform(null, internalName, type, null, read(internalName));
                        if (changed != null) {
                            hooked.add(changed);
                        }
                    }
                }
            } else {
                throw new UnsupportedOperationException(method.toString());
            }
            return null;
        };
        return (Instrumentation) Proxy.newProxyInstance(
                BootCallsTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, handler);
    }

    private static byte[] read(String internalName) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            assertThat(in).as(internalName).isNotNull();
            return in.readAllBytes();
        }
    }

    private static List<ClassNode> runtime() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Link.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/hotreload"))) {
            List<ClassNode> nodes = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                nodes.add(node(Files.readAllBytes(file)));
            }
            return nodes;
        }
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }
}
