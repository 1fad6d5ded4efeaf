package l;

/** Looks up classes by name, as frameworks do: through its own loader and through the context class loader. */
public final class Finder {
    private Finder() {}

    public static void find(String name) {
        try {
            System.out.println("own      " + Class.forName(name));
            System.out.println("own      " + Finder.class.getClassLoader().loadClass(name));
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            System.out.println("context  " + Class.forName(name, true, context));
            System.out.println("the same " + (Class.forName(name) == Class.forName(name, true, context)));
        } catch (ClassNotFoundException e) {
            System.out.println("threw    " + e);
        }
    }
}
