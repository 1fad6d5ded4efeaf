package p;

import c.Service;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassInjector;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

public class Main {
    public static class Interceptor {
        public static String greet(@SuperCall Callable<String> original) throws Exception {
            return "intercepted: " + original.call();
        }
    }

    public static void main(String[] args) throws Exception {
        show("lookup", "c.Lookup", ClassLoadingStrategy.UsingLookup.of(
                MethodHandles.privateLookupIn(Service.class, MethodHandles.lookup())));
        show("child", "c.Child", ClassLoadingStrategy.Default.WRAPPER);
        show("child first", "c.ChildFirst", ClassLoadingStrategy.Default.CHILD_FIRST);
        System.out.println("unsafe injection " + ClassInjector.UsingUnsafe.isAvailable());
        if (ClassInjector.UsingUnsafe.isAvailable()) {
            show("unsafe", "c.Injected", new ClassLoadingStrategy.ForUnsafeInjection());
            System.out.println(Service.class.getClassLoader().loadClass("c.Injected"));
        }
    }

    private static void show(String how, String name, ClassLoadingStrategy<? super ClassLoader> strategy)
            throws Exception {
        Class<? extends Service> type = new ByteBuddy()
                .subclass(Service.class)
                .name(name)
                .method(ElementMatchers.named("greet").or(ElementMatchers.named("packagePrivate")))
                .intercept(MethodDelegation.to(Interceptor.class))
                .make()
                .load(Service.class.getClassLoader(), strategy)
                .getLoaded();
        Service service = type.getDeclaredConstructor().newInstance();
        System.out.println(how + ": " + service.greet("you") + "; " + Service.call(service) + "; " + service);
        System.out.println(type.getSuperclass() + " " + (type.getClassLoader() == Service.class.getClassLoader()));
        System.out.println(Arrays.stream(type.getDeclaredConstructors()).map(Object::toString).sorted().toList());
        System.out.println(Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getName().replaceAll("\\$.*", "") + method.getParameterCount())
                .sorted()
                .toList());
        System.out.println(Arrays.stream(type.getMethods()).map(method -> method.getName()).sorted().toList());
        System.out.println(service.hashCode() == System.identityHashCode(service));
        System.out.println(service.equals(service));
    }
}
