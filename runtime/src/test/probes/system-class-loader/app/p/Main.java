package p;

import c.Core;
import java.net.URL;
import java.net.URLClassLoader;
import l.Lib;

public class Main {
    public static void main(String[] args) throws Exception {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        System.out.println(system == Main.class.getClassLoader());
        System.out.println(system == Lib.system());
        System.out.println(system.getName());
        System.out.println(Core.class.getClassLoader().getName());
        System.out.println(Lib.class.getClassLoader().getName());
        System.out.println(system.loadClass("c.Core") == Core.class);
        System.out.println(system.loadClass("l.Lib") == Lib.class);
        System.out.println(system.loadClass("p.Main") == Main.class);
        System.out.println(system.loadClass("java.sql.Connection").getClassLoader().getName());
        System.out.println(system.isRegisteredAsParallelCapable());
        System.out.println(system.getUnnamedModule().isNamed() + " " + Main.class.getModule().isNamed());
        for (Class<?> type : new Class<?>[] {Main.class, Core.class, Lib.class}) {
            System.out.println(Class.forName(type.getModule(), type.getName()));
            System.out.println(Class.forName(type.getModule(), type.getPackageName() + ".Later"));
            System.out.println(Class.forName(type.getModule(), type.getPackageName() + ".Missing"));
        }
        try (URLClassLoader child = new URLClassLoader(new URL[0])) {
            System.out.println(child.getParent() == system);
            System.out.println(child.loadClass("c.Core") == Core.class);
            System.out.println(child.loadClass("l.Lib") == Lib.class);
        }
        try {
            system.loadClass("c.Missing");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        try {
            missing();
        } catch (NoClassDefFoundError e) {
            System.out.println(e + " " + e.getCause());
        }
    }

    private static void missing() {
        throw new NoClassDefFoundError("c/Missing");
    }
}
