package a;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

public final class UserAgent {
    private static Instrumentation kept;

    public static void premain(String options, Instrumentation instrumentation) {
        kept = instrumentation;
        System.out.println("premain " + options + " " + UserAgent.class.getProtectionDomain().getCodeSource().getLocation());
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte[] transform(
                            ClassLoader loader,
                            String name,
                            Class<?> redefined,
                            ProtectionDomain domain,
                            byte[] bytes) {
                        if (name == null || !name.startsWith("c/") && !name.startsWith("p/")) {
                            return null;
                        }
                        System.out.println("transform " + name + " " + (redefined != null) + " " + loader.getName());
                        String text = new String(bytes, StandardCharsets.ISO_8859_1);
                        return text.replace("as it was", "instrumen").getBytes(StandardCharsets.ISO_8859_1);
                    }
                },
                true);
    }

    public static Instrumentation instrumentation() {
        return kept;
    }
}
