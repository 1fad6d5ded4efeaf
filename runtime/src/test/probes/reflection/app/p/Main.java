package p;

import c.Kinds;
import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class Main {
    public static void main(String[] args) throws Exception {
        List<Class<?>> types = new ArrayList<>(List.of(Main.class, Kinds.class));
        for (Class<?> declared : Kinds.class.getDeclaredClasses()) {
            types.add(declared);
            types.addAll(List.of(declared.getDeclaredClasses()));
        }
        types.add(Kinds.anonymous(3).getClass());
        types.add(Kinds.anonymous(3).getClass().getDeclaredField("local").getType());
        types.add(Kinds.Colour.GREEN.getClass());
        types.sort((a, b) -> a.getName().compareTo(b.getName()));
        for (Class<?> type : types) {
            show(type);
        }
        Kinds.Empty empty = new Kinds.Empty();
        System.out.println(empty.equals(empty) + " " + (empty.hashCode() == System.identityHashCode(empty)));
        System.out.println(empty.toString().startsWith("c.Kinds$Empty@"));
        System.out.println(Kinds.Empty.class.getMethod("toString").getDeclaringClass());
        try {
            Kinds.Empty.class.getDeclaredMethod("toString");
        } catch (NoSuchMethodException e) {
            System.out.println(e);
        }
        System.out.println(Kinds.Empty.class.getDeclaredConstructor().newInstance() != null);
        System.out.println(Kinds.Busy.class.getDeclaredConstructor(int.class, String[].class).isVarArgs());
    }

    private static void show(Class<?> type) throws Exception {
        System.out.println("== " + type.toGenericString() + " " + Modifier.toString(type.getModifiers()) + " "
                + type.isSynthetic() + type.isAnonymousClass() + type.isLocalClass() + type.isMemberClass()
                + type.isRecord() + type.isEnum() + type.isSealed());
        System.out.println(type.getSuperclass() + " " + type.getGenericSuperclass() + " "
                + Arrays.toString(type.getGenericInterfaces()) + " " + type.getNestHost() + " "
                + type.getNestMembers().length + " " + type.getEnclosingMethod() + " "
                + Arrays.toString(type.getRecordComponents()) + " " + Arrays.toString(type.getPermittedSubclasses())
                + Arrays.toString(type.getAnnotations()));
        list("constructors", type.getDeclaredConstructors());
        list("public constructors", type.getConstructors());
        list("methods", type.getDeclaredMethods());
        list("public methods", type.getMethods());
        list("fields", type.getDeclaredFields());
        list("public fields", type.getFields());
        System.out.println(Arrays.stream(Introspector.getBeanInfo(type).getPropertyDescriptors())
                .map(property -> property.getName())
                .toList());
    }

    private static void list(String what, Member[] members) {
        List<String> lines = new ArrayList<>();
        for (Member member : members) {
            StringBuilder line = new StringBuilder();
            line.append(member instanceof Executable executable ? executable.toGenericString() : ((Field) member).toGenericString());
            line.append(' ').append(member.getModifiers()).append(' ').append(member.isSynthetic());
            line.append(Arrays.toString(((AnnotatedElement) member).getAnnotations()));
            if (member instanceof Method method) {
                line.append(method.isBridge()).append(method.isDefault()).append(method.getDefaultValue() != null);
            }
            if (member instanceof Constructor<?> constructor) {
                line.append(Arrays.toString(constructor.getGenericParameterTypes()));
            }
            lines.add(line.toString().replaceAll("lambda\\$(\\w+)\\$\\d+", "lambda\\$$1"));
        }
        lines.sort(null);
        System.out.println(what + " " + lines.size());
        lines.forEach(line -> System.out.println("  " + line));
    }
}
