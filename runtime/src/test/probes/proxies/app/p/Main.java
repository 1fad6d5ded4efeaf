package p;

import c.Access;
import c.OfCore;
import java.lang.reflect.Proxy;
import l.Proxies;

public class Main {
    interface Own {
        String own();
    }

    public static void main(String[] args) {
        ClassLoader loader = Main.class.getClassLoader();
        Object all = Proxies.of(loader, Own.class, OfCore.class.asSubclass(Object.class), Proxies.OfLibrary.class);
        System.out.println(((Own) all).own() + " " + ((OfCore) all).standard() + " " + ((Proxies.OfLibrary) all).call());
        System.out.println(all + " " + all.getClass().getPackageName() + " " + Proxy.isProxyClass(all.getClass()));
        System.out.println(all.getClass().getDeclaredConstructors().length + " "
                + all.getClass().getConstructors().length);
        Object publicOnly = Proxies.of(loader, OfCore.class, Proxies.OfLibrary.class);
        System.out.println(((OfCore) publicOnly).core() + " " + publicOnly.getClass().getPackageName());
        Object hidden = Proxies.of(Access.hidden().getClassLoader(), Access.hidden());
        System.out.println(Access.call(hidden) + " " + hidden.getClass().getPackageName());
        Object ofSystem = Proxies.of(ClassLoader.getSystemClassLoader(), Access.hidden(), Runnable.class);
        System.out.println(Access.call(ofSystem) + " " + ofSystem.getClass().getPackageName());
        Object ofContext =
                Proxies.of(Thread.currentThread().getContextClassLoader(), Access.hidden(), OfCore.class);
        System.out.println(Access.call(ofContext) + " " + ofContext.getClass().getPackageName());
        Object ofLibrary = Proxies.of(Proxies.class.getClassLoader(), OfCore.class);
        System.out.println(((OfCore) ofLibrary).standard());
        try {
            Proxies.of(loader, Own.class, Access.hidden());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getClass());
        }
        Marked marked = Annotated.class.getAnnotation(Marked.class);
        System.out.println(marked + " " + marked.value());
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Marked {
        String value();
    }

    @Marked("annotated")
    static class Annotated {}
}
