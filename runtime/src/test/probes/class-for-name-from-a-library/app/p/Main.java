package p;

import l.Finder;

public class Main {
    public static void main(String[] args) throws Exception {
        for (String name : new String[] {
            "p.Main",
            "p.Main$Inner",
            "c.Core",
            "c.Core$Nested",
            "l.Finder",
            "java.util.List",
            "[Lc.Core;",
            "[[Lp.Main;",
            "[I",
            "javax.sql.DataSource",
            "p.Missing",
            "c.main",
            "p/Main",
            "P.Main",
            "",
            "p.",
        }) {
            System.out.println(name);
            try {
                Finder.find(name);
            } catch (LinkageError | RuntimeException e) {
                System.out.println("threw " + e);
            }
        }
        System.out.println(Class.forName("c.Core", false, Object.class.getClassLoader() == null
                ? Finder.class.getClassLoader()
                : null));
        try {
            Class.forName("c.Core", false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
            System.out.println("platform: " + e);
        }
        try {
            Class.forName("c.Core", false, null);
        } catch (ClassNotFoundException e) {
            System.out.println("bootstrap: " + e);
        }
        // What implements the runtime is not the application's to see.
        for (String hidden : new String[] {"dev.hotreload.loader.ApplicationLoader", "dev.hotreload.reload.ReloadEngine",
            "dev.hotreload.shaded.asm.ClassReader", "org.objectweb.asm.ClassReader", "com.google.gson.Gson"}) {
            Finder.find(hidden);
        }
    }

    static class Inner {}
}
