package p;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import p.other.Elsewhere;

public class Main extends OfCore {
    @Override
    String hello() {
        return "hello from the application, and " + super.hello();
    }

    public static void main(String[] args) throws Throwable {
        System.out.println(new Main().hello() + " " + new Main().number + " " + OfLibrary.name() + OfLibrary.count++);
        OfLibrary base = new OfCore();
        System.out.println(base.hello());
        System.out.println(OfLibrary.class.getDeclaredMethod("name").invoke(null));
        System.out.println(MethodHandles.lookup()
                .findVirtual(OfLibrary.class, "hello", MethodType.methodType(String.class))
                .invoke(base));
        Runnable lambda = () -> System.out.println(base.hello() + OfLibrary.count);
        lambda.run();
        System.out.println(new Elsewhere() {
            String call() {
                return seen();
            }
        }.call());
        System.out.println(OfCore.class.getPackage() == Main.class.getPackage());
        System.out.println(OfLibrary.class.getPackage() == Main.class.getPackage());
        System.out.println(OfLibrary.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println(OfCore.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println(OfCore.class.getNestHost() + " " + OfCore.class.getPackageName());
    }
}
