package p;

import java.io.ObjectStreamClass;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

public class Main {
    public static void main(String[] args) throws Exception {
        for (Class<?> type : Kinds.ALL) {
            System.out.println(type + " is " + Modifier.toString(type.getModifiers()) + " " + Integer.toHexString(type.getModifiers()));
            System.out.println("  " + type.toGenericString() + " " + type.getSimpleName() + " " + type.getCanonicalName());
            System.out.println("  " + type.isMemberClass() + type.isLocalClass() + type.isAnonymousClass() + type.isSynthetic()
                    + type.isRecord() + type.isEnum() + type.isAnnotation() + type.isInterface());
            System.out.println("  " + type.getDeclaringClass() + " " + type.getEnclosingClass() + " " + type.getEnclosingMethod());
            System.out.println("  " + type.isSealed() + " " + Arrays.toString(type.getPermittedSubclasses()));
            System.out.println("  " + Arrays.stream(type.getDeclaredClasses()).map(Class::getName).sorted().toList());
            accessFlags(type);
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isSynthetic() && !type.isEnum()) {
                    System.out.println("  " + method);
                }
            }
            if (!type.isArray()) {
                ObjectStreamClass form = ObjectStreamClass.lookup(type);
                System.out.println("  serial " + (form == null ? "none" : form.getSerialVersionUID()));
                p.away.Away.reach(type);
            }
        }
        classFiles();
        abstractClasses();
        proxies();
        System.out.println(Arrays.stream(Class.class.getDeclaredMethods()).map(Method::getName).filter(name -> name.contains("odifiers")).toList());
        subclasses();
    }

    private static void accessFlags(Class<?> type) throws Exception {
        try {
            System.out.println("  " + Class.class.getMethod("accessFlags").invoke(type));
        } catch (NoSuchMethodException e) {
            // Before JDK 20.
        }
    }

    private static void classFiles() throws Exception {
        for (String name : new String[] {"Final.class", "Sealed.class", "Port.class"}) {
            byte[] bytes = Main.class.getResourceAsStream(name).readAllBytes();
            System.out.println(name + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    private static void abstractClasses() throws Exception {
        for (Class<?> type : new Class<?>[] {Abstract.class, AbstractWithMethods.class, Kinds.AbstractMember.class}) {
            for (Constructor<?> constructor : type.getConstructors()) {
                try {
                    System.out.println(constructor.newInstance());
                } catch (InstantiationException e) {
                    System.out.println(e);
                }
            }
        }
        System.out.println(new Abstract() {}.name());
    }

    private static void proxies() {
        for (Class<?> type : new Class<?>[] {Port.class, SealedPort.class}) {
            try {
                Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> "proxy");
                System.out.println(proxy.getClass().getPackageName() + " " + Modifier.toString(proxy.getClass().getModifiers()));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** A library would define it so. */
    private static void subclasses() throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Open.class, MethodHandles.lookup());
        System.out.println(lookup.findConstructor(Open.class, MethodType.methodType(void.class)).type());
        System.out.println(lookup.findStatic(Open.class, "hello", MethodType.methodType(String.class)).type());
    }
}
