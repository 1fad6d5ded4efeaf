package dev.hotreload.vm.stress;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** An agent that knows nothing of us and retransforms classes all the time, as profilers and debuggers do. */
final class OtherAgent implements Runnable, ClassFileTransformer {
    private static final int PAUSE_MILLIS = 150;
    private static final Set<String> NAMES =
            Set.of("Foo", "Bar", "Baz", "Partial", "Whole", "Other", "Checks", "Twice", "One");

    private final Instrumentation instrumentation;
    private final Random random = new Random(1);
    private int count;

    private OtherAgent(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Called by the JVM. */
    public static void premain(String options, Instrumentation instrumentation) {
        Thread thread = new Thread(new OtherAgent(instrumentation), "other agent");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        instrumentation.addTransformer(this, true);
        while (true) {
            try {
                Thread.sleep(PAUSE_MILLIS);
                List<Class<?>> classes = Arrays.stream(instrumentation.getAllLoadedClasses())
                        .<Class<?>>map(each -> each)
                        .filter(OtherAgent::isKnown)
                        .toList();
                if (!classes.isEmpty()) {
                    instrumentation.retransformClasses(classes.get(random.nextInt(classes.size())));
                }
            } catch (InterruptedException e) {
                return;
            } catch (UnmodifiableClassException | LinkageError | RuntimeException refused) {
                // Bar, which overrides by now what the JVM takes for final.
            }
        }
    }

    private static boolean isKnown(Class<?> type) {
        return type.getPackageName().equals(OtherAgent.class.getPackageName()) && NAMES.contains(type.getSimpleName());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null || !isKnown(redefined)) {
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        writer.newConst("another constant " + count++);
        reader.accept(writer, 0);
        return writer.toByteArray();
    }
}
