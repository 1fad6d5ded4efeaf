package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the drive of each version of a program: statements that print the same in a program that was reloaded and in a
 * fresh one.
 *
 * <p>What is kept is in a map of the kept class: objects, lambdas and objects of anonymous classes, made at several
 * versions. Where the map is empty, in a fresh program, the drive makes them and gives them the state that they rightly
 * have. No code of the program leaves a field changed, so that state depends on declarations alone.
 */
public final class Drives {

    /** The section of the kept objects. */
    public static final String KEPT = """
            Map<String, Object> OBJECTS = new HashMap<>();

            static void set(Object object, String type, String name, Object value) throws Throwable {
                Field field = Class.forName(type).getDeclaredField(name);
                field.setAccessible(true);
                field.set(object, value);
            }

            static String shape(Class<?> type) {
                List<String> members = new ArrayList<>();
                for (Method method : type.getDeclaredMethods()) {
                    if (!method.isSynthetic()) {
                        members.add(method.toGenericString() + Arrays.toString(method.getAnnotations())
                                + Arrays.deepToString(method.getParameterAnnotations()));
                    }
                }
                for (Field field : type.getDeclaredFields()) {
                    if (!field.isSynthetic()) {
                        members.add(field + Arrays.toString(field.getAnnotations()));
                    }
                }
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (!constructor.isSynthetic()) {
                        members.add(constructor.toString());
                    }
                }
                for (Class<?> member : type.getDeclaredClasses()) {
                    members.add(member.toString());
                }
                Collections.sort(members);
                if (type.isRecord()) {
                    members.add(Arrays.toString(type.getRecordComponents()));
                }
                return Arrays.toString(type.getAnnotations()) + members;
            }
            """;

    /** How many versions lie between two that make objects of all types. */
    private static final int EVERY = 6;

    private final Program program;
    private final List<KeptObject> objects = new ArrayList<>();
    private final List<KeptMade> made = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<String>> constantsAtFirst = new HashMap<>();

    /** The drives of the program, which changes between calls of {@link #next}. */
    public Drives(Program program) {
        this.program = program;
    }

    /** The drive of the program as it is now, in parts that do not depend on each other, by names. */
    public Map<String, String> next(int version) {
        objects.removeIf(object -> object.type(program).isEmpty());
        objects.forEach(object -> object.update(program));
        made.removeIf(each -> each.maker().type(program).isEmpty()
                || program.family(each.family()).filter(this::isCalled).isEmpty()
                || !KeptMade.identity(program, each.maker().type(program).get(), each.family())
                        .equals(Optional.of(each.identity())));
        makeObjects(version);
        makeOthers(version);
        Map<String, String> parts = new TreeMap<>();
        objects.forEach(object -> parts.put(object.name(), object.declaration(program) + uses(object)));
        program.types().forEach(type -> parts.put(type.name(), uses(type)));
        return parts;
    }

    private void makeObjects(int version) {
        for (Type type : program.types()) {
            if (type.kind().isInstantiable() && (known.add(type.name()) || version % EVERY == 0)) {
                objects.add(new KeptObject(program, type, version, "o" + version + type.name()));
            }
        }
    }

    private void makeOthers(int version) {
        Map<String, Integer> counts = new HashMap<>();
        made.forEach(each -> counts.merge(each.maker().name() + each.family(), 1, Integer::sum));
        for (KeptObject object : objects) {
            Type type = object.type(program).orElseThrow();
            for (Family family : program.callable(type)) {
                int count = counts.getOrDefault(object.name() + family.id(), 0);
                if (family.isMaker() && isCalled(family) && (count == 0 || (count == 1 && version % EVERY == 0))) {
                    KeptMade.identity(program, type, family.id())
                            .ifPresent(identity -> made.add(new KeptMade(
                                    "k" + version + object.name() + made.size(), object, family.id(), identity)));
                }
            }
        }
    }

    /** Everything that an object does. */
    private String uses(KeptObject object) {
        Type type = object.type(program).orElseThrow();
        StringBuilder java = new StringBuilder();
        for (Family family : program.callable(type)) {
            if (isCalled(family) && !family.isStatic()) {
                Type root = program.type(family.root()).orElseThrow();
                print(
                        java,
                        object.name() + " " + family.name(),
                        called(family, "((" + root.reference() + ") " + object.name() + ")"));
            }
        }
        for (KeptMade each : made) {
            if (each.maker() == object) {
                use(java, each, object);
            }
        }
        libraryUses(type).forEach(use -> print(java, object.name(), use.formatted(object.name())));
        return java.toString();
    }

    private void use(StringBuilder java, KeptMade each, KeptObject object) {
        Family family = program.known(each.family());
        String on =
                family.isStatic() ? program.type(family.root()).orElseThrow().reference() : object.name();
        boolean isLambda = family.returns().equals(JavaType.SUPPLIER);
        String type = isLambda ? "Supplier<?>" : "Object";
        java.append("%s %s = (%s) OBJECTS.get(\"%s\");%n".formatted(type, each.name(), type, each.name()));
        java.append("if (%s == null) {%n%s = %s;%n".formatted(each.name(), each.name(), bareCall(family, on)));
        java.append("OBJECTS.put(\"%1$s\", %1$s);%n}%n".formatted(each.name()));
        print(java, each.name(), isLambda ? each.name() + ".get()" : each.name());
    }

    /** What a type does, and objects that are made of it now. */
    private String uses(Type type) {
        StringBuilder java = new StringBuilder();
        print(java, type.name(), "Kept.shape(" + type.reference() + ".class)");
        for (Family family : program.callable(type)) {
            if (family.isStatic() && family.root().equals(type.name()) && isCalled(family)) {
                print(java, type.name() + " " + family.name(), called(family, type.reference()));
            }
        }
        type.fields().values().stream()
                .filter(field -> field.isStatic() && isSeen(type, field.visibility()))
                .forEach(field -> print(java, type.name(), type.reference() + "." + field.name()));
        if (type.kind() == Kind.ENUM) {
            enumUses(java, type);
            type.constants().forEach(constant -> newUses(java, type, type.reference() + "." + constant.name()));
        } else if (type.kind().isInstantiable()) {
            for (int i = 0; i < Math.max(1, type.constructors().size()); i++) {
                java.append("%s new%d = %s;%n".formatted(type.reference(), i, TypeWriter.newObject(type, i)));
                if (type.kind() == Kind.CLASS) {
                    print(java, "new" + i, "new" + i + ".state()");
                }
                newUses(java, type, "new" + i);
            }
        }
        return java.toString();
    }

    /** All constants, and a live set of those that there were when it was made. */
    private void enumUses(StringBuilder java, Type type) {
        String name = type.reference();
        List<String> first = constantsAtFirst.computeIfAbsent(
                type.name(),
                key -> type.constants().stream().map(Constant::name).toList());
        List<String> still = type.constants().stream()
                .map(Constant::name)
                .filter(first::contains)
                .toList();
        print(java, type.name(), "Arrays.toString(%s.values())".formatted(name));
        print(java, type.name(), "Arrays.toString(%s.class.getEnumConstants())".formatted(name));
        print(java, type.name(), "EnumSet.allOf(%s.class)".formatted(name));
        type.constants()
                .forEach(constant -> print(
                        java,
                        type.name(),
                        "%1$s.valueOf(\"%2$s\") == %1$s.%2$s ? %1$s.%2$s.label() : \"another\""
                                .formatted(name, constant.name())));
        java.append("EnumSet<%1$s> set = (EnumSet<%1$s>) OBJECTS.get(\"set %2$s\");%n".formatted(name, type.name()));
        java.append("if (set == null) {%nset = EnumSet.noneOf(%s.class);%n".formatted(name));
        still.forEach(constant -> java.append("set.add(%s.%s);%n".formatted(name, constant)));
        java.append("OBJECTS.put(\"set %s\", set);%n}%n".formatted(type.name()));
        print(
                java,
                type.name() + " set",
                "set.stream().filter(EnumSet.allOf(%s.class)::contains).toList()".formatted(name));
    }

    private void newUses(StringBuilder java, Type type, String object) {
        for (Family family : program.callable(type)) {
            if (isCalled(family) && !family.isStatic()) {
                print(java, object + " " + family.name(), called(family, object));
            }
        }
        libraryUses(type).forEach(use -> print(java, object, use.formatted(object)));
    }

    /** What the JDK does with the object, as templates. */
    private List<String> libraryUses(Type type) {
        List<String> uses = new ArrayList<>();
        boolean hasState = type.kind() == Kind.CLASS;
        if (hasState) {
            uses.add("%s.state()");
        }
        uses.add("%s");
        uses.add("%s.equals(\"s1\")");
        if (program.implementing(type, "lib-hashCode").isPresent()) {
            uses.add("%s.hashCode()");
        }
        if (program.isBelow(type, "java.util.AbstractList")) {
            uses.add("new ArrayList<>(%s)");
            uses.add("%s.contains(\"s1\")");
            uses.add("%s.isEmpty()");
        }
        if (program.isBelow(type, "java.util.function.Supplier")) {
            uses.add("Stream.generate(%s).limit(1).toList()");
        }
        if (program.isBelow(type, "java.lang.RuntimeException")) {
            uses.add("new Throwable(%s).getMessage()");
        }
        return uses;
    }

    private static void print(StringBuilder java, String what, String value) {
        java.append(
                "try { print(\"%s\", %s); } catch (Throwable e) { print(\"%s\", e); }%n".formatted(what, value, what));
    }

    private String called(Family family, String on) {
        String call = bareCall(family, on);
        return family.returns().equals(JavaType.SUPPLIER) ? call + ".get()" : call;
    }

    private static String bareCall(Family family, String on) {
        return on + "." + family.name() + "("
                + String.join(
                        ", ",
                        TypeWriter.arguments(
                                family.parameters(), family.parameters().size())) + ")";
    }

    /** Whether the drive, which is in the application's package, may call it on anything. */
    private boolean isCalled(Family family) {
        return isSeen(program.type(family.root()).orElseThrow(), family.visibility())
                && (family.visibility() == Visibility.PUBLIC
                        || program.declaring(family.id()).stream().allMatch(type -> isSeen(type, family.visibility())));
    }

    private static boolean isSeen(Type owner, Visibility visibility) {
        return visibility == Visibility.PUBLIC
                || (visibility != Visibility.PRIVATE && Objects.equals(owner.packageName(), "p"));
    }
}
