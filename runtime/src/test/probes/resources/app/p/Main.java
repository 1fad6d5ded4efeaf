package p;

import c.Core;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import l.One;

public class Main {
    public static void main(String[] args) throws Exception {
        for (ClassLoader loader : new ClassLoader[] {
            Main.class.getClassLoader(),
            Core.class.getClassLoader(),
            One.class.getClassLoader(),
            ClassLoader.getSystemClassLoader(),
            Thread.currentThread().getContextClassLoader()
        }) {
            for (String path : new String[] {
                "shared.txt", "p/beside.txt", "c/beside.txt", "folder/deep.txt", "only-app.properties", "missing.txt",
                "/shared.txt", "p", "p/", "folder/", "META-INF/", "", "p/Main.class", "c/Core.class", "l/One.class",
                "java/lang/Object.class", "./shared.txt", "../app/shared.txt", "dev/hotreload/agent/HotReloadAgent.class"
            }) {
                System.out.println(path + " -> " + loader.getResource(path));
                for (URL url : Collections.list(loader.getResources(path))) {
                    System.out.println("  each " + url);
                }
                System.out.println("  stream " + loader.resources(path).count());
            }
            System.out.println(text(loader.getResourceAsStream("shared.txt")));
            System.out.println(loader.getResourceAsStream("missing.txt"));
        }
        System.out.println(ClassLoader.getSystemResource("shared.txt"));
        System.out.println(Collections.list(ClassLoader.getSystemResources("shared.txt")));
        System.out.println(text(ClassLoader.getSystemResourceAsStream("shared.txt")));
        System.out.println(text(Main.class.getResourceAsStream("beside.txt")));
        System.out.println(text(Core.class.getResourceAsStream("beside.txt")));
        System.out.println(text(Core.class.getResourceAsStream("/p/beside.txt")));
        System.out.println(One.class.getResource("/folder/deep.txt"));
        System.out.println(text(Main.class.getModule().getResourceAsStream("p/beside.txt")));
        System.out.println(Main.class.getResourceAsStream("Main.class").readAllBytes().length);
        System.out.println(ResourceBundle.getBundle("p.Texts", Locale.GERMAN).getString("greeting"));
        System.out.println(ResourceBundle.getBundle("p.Texts", Locale.ROOT).getString("greeting"));
        System.out.println(ResourceBundle.getBundle("only-app", Locale.ROOT).getString("of"));
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(Objects.requireNonNull(in).readAllBytes()).strip();
        }
    }
}
