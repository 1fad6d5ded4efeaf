package p;

import c.Core;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

public class Main {
    public static void main(String[] args) throws Exception {
        define(MethodHandles.lookup(), renamed("p/Tmplt", "p/Made1"));
        define(MethodHandles.lookup(), renamed("p/Tmplt", "p/Made1"));
        define(Core.lookup(), renamed("p/Tmplt", "c/Made2"));
        define(Core.lookup(), renamed("p/Tmplt", "p/Made3"));
        define(MethodHandles.privateLookupIn(Core.class, MethodHandles.lookup()), renamed("p/Tmplt", "c/Made4"));
        System.out.println(Class.forName("c.Made2") + " " + Class.forName("c.Made2").getProtectionDomain()
                .getCodeSource().getLocation());
        System.out.println(Core.class.getClassLoader().loadClass("c.Made4").getClassLoader()
                == Core.class.getClassLoader());
        Class<?> hidden = MethodHandles.lookup()
                .defineHiddenClass(renamed("p/Tmplt", "p/Hiddn"), true, MethodHandles.Lookup.ClassOption.NESTMATE)
                .lookupClass();
        System.out.println(hidden.isHidden() + " " + hidden.getNestHost() + " "
                + ((Supplier<?>) hidden.getDeclaredConstructor().newInstance()).get());
        System.out.println(hidden.getDeclaredMethods().length + " " + hidden.getDeclaredFields().length + " "
                + hidden.getDeclaredConstructors().length);
    }

    private static void define(MethodHandles.Lookup lookup, byte[] bytes) {
        try {
            Class<?> made = lookup.defineClass(bytes);
            Supplier<?> supplier = (Supplier<?>) made.getDeclaredConstructor().newInstance();
            System.out.println(made + " " + supplier.get() + " "
                    + (made.getClassLoader() == lookup.lookupClass().getClassLoader()) + " "
                    + made.getDeclaredFields().length + made.getDeclaredMethods().length
                    + made.getDeclaredConstructors().length);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            System.out.println(e.getClass() + " " + (e instanceof LinkageError ? "" : e.getMessage()));
        }
    }

    /** The class file with another name of the same length. */
    private static byte[] renamed(String from, String to) throws Exception {
        try (InputStream in = Main.class.getResourceAsStream("/" + from + ".class")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
