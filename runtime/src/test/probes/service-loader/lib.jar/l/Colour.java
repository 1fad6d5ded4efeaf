package l;

import java.util.ServiceLoader;

/** A service of a library, whose providers are the application's. */
public interface Colour {
    String name();

    static void list() {
        ServiceLoader.load(Colour.class).forEach(colour -> System.out.println("context " + colour.name()));
        ServiceLoader.load(Colour.class, Colour.class.getClassLoader())
                .forEach(colour -> System.out.println("library's loader " + colour.name()));
        ServiceLoader.load(Colour.class, ClassLoader.getSystemClassLoader())
                .forEach(colour -> System.out.println("system loader " + colour.name()));
        ServiceLoader.load(Colour.class).stream().forEach(provider -> System.out.println("type " + provider.type()));
        System.out.println("installed " + ServiceLoader.loadInstalled(Colour.class).iterator().hasNext());
    }
}
