package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes what a drive does with objects and types, and prints. */
final class DriveWriter {

    private final Program program;
    private final Creation creation;
    private final EnumDrive enums = new EnumDrive();

    DriveWriter(Program program) {
        this.program = program;
        this.creation = Creation.anywhere(program, Program.APPLICATION);
    }

    /** Everything that an object does. */
    String uses(KeptObject object, List<KeptMade> made) {
        Type type = object.type(program).orElseThrow();
        StringBuilder java = new StringBuilder();
        for (Family family : program.callable(type)) {
            if (isCalled(family) && !family.isStatic()) {
                Type root = program.type(family.root()).orElseThrow();
                String call = called(family, "((" + root.use(program) + ") " + object.name() + ")");
                print(java, object.name() + " " + family.name(), call);
                trace(java, object.name() + " " + family.name(), call);
            }
        }
        program.types().stream().filter(Type::isInserted).forEach(above -> useAs(java, object, type, above));
        for (KeptMade each : made) {
            if (each.maker().equals(object)) {
                use(java, each, object);
            }
        }
        libraryUses(type).forEach(use -> print(java, object.name(), use.formatted(object.name())));
        return java.toString();
    }

    /** An object as one of a class that came above others. */
    private void useAs(StringBuilder java, KeptObject object, Type type, Type above) {
        String what = object.name() + " as " + above.id();
        print(java, what, "(Object) %s instanceof %s".formatted(object.name(), above.reference()));
        print(java, what, "%s.class.isInstance(%s)".formatted(above.reference(), object.name()));
        if (program.isBelow(type, above.id())) {
            String cast = "((%s) (Object) %s)".formatted(above.use(program), object.name());
            print(java, what, cast + ".state()");
            print(java, what, "new %s[] {%s}[0].state()".formatted(above.reference(), object.name()));
            for (Family family : program.callable(above)) {
                if (isCalled(family) && !family.isStatic()) {
                    print(java, what + " " + family.name(), called(family, cast));
                }
            }
        }
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
    String uses(Type type) {
        StringBuilder java = new StringBuilder();
        print(java, type.id(), "Kept.shape(" + type.reference() + ".class)");
        for (Family family : program.callable(type)) {
            if (family.isStatic() && isCalledBy(type, family) && isCalled(family)) {
                print(java, type.id() + " " + family.name(), called(family, type.reference()));
                trace(java, type.id() + " " + family.name(), called(family, type.reference()));
            }
        }
        fields(type).stream()
                .filter(place -> place.field().isStatic()
                        && isSeen(place.type(), place.field().visibility()))
                .map(FieldPlace::field)
                .forEach(field -> print(
                        java,
                        type.id() + "." + field.name(),
                        shown(field.type(), type.reference() + "." + field.name())));
        if (type.kind() == Kind.ENUM) {
            enums.write(java, type);
            type.constants().forEach(constant -> newUses(java, type, type.reference() + "." + constant.name()));
        } else if (type.kind().isInstantiable()) {
            for (int i = 0; i < Math.max(1, type.constructors().size()); i++) {
                java.append("%s new%d = %s;%n".formatted(type.use(program), i, creation.object(type, i)));
                if (type.kind() == Kind.CLASS) {
                    print(java, "new" + i, "new" + i + ".state()");
                }
                newUses(java, type, "new" + i);
            }
        }
        return java.toString();
    }

    /** A static method is called by the name of each class that has it; an interface's has only the interface's. */
    private boolean isCalledBy(Type type, Family family) {
        return family.root().equals(type.id())
                || !program.type(family.root()).orElseThrow().isInterface();
    }

    /** Its own fields, and those of its superclasses that none hides. */
    private List<FieldPlace> fields(Type type) {
        Set<String> names = new HashSet<>();
        return program.chain(type).stream()
                .flatMap(each -> each.orderedFields().stream().map(field -> new FieldPlace(each, field)))
                .filter(place -> names.add(place.field().name()))
                .toList();
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

    /** Prints a value, or what getting it throws. */
    static void print(StringBuilder java, String what, String value) {
        java.append("try { c.Values.start(); print(\"%s\", %s); } catch (Throwable e) { print(\"%s\", e); }%n"
                .formatted(what, value, what));
    }

    /** Prints the stack trace of what a call throws on its way through the program. */
    private static void trace(StringBuilder java, String what, String call) {
        if (Without.TRACES) {
            return;
        }
        int passes = 1 + Math.floorMod(what.hashCode(), 4);
        java.append("try { c.Values.throwAfter(%d); %s; print(\"%s\", \"threw nothing\"); }%n"
                .formatted(passes, call, what));
        java.append("catch (Throwable e) { print(\"%s\", Kept.trace(e)); } finally { c.Values.throwAfter(0); }%n"
                .formatted(what));
    }

    private String called(Family declared, String on) {
        Family family = declared.outside(program);
        String call = bareCall(family, on);
        return family.returns().equals(JavaType.SUPPLIER) ? call + ".get()" : shown(family.returns(), call);
    }

    /** Objects without a text of their own have one here. */
    private static String shown(String type, String value) {
        return OwnType.is(type) ? "c.Values.state(" + value + ")" : value;
    }

    private String bareCall(Family declared, String on) {
        Family family = declared.outside(program);
        return on + "." + family.name() + "("
                + String.join(
                        ", ",
                        creation.arguments(
                                family.parameters(), family.parameters().size())) + ")";
    }

    /** Whether the drive, which is in the application's package, may call it on anything. */
    boolean isCalled(Family family) {
        return isSeen(program.type(family.root()).orElseThrow(), family.visibility())
                && (family.visibility() == Visibility.PUBLIC
                        || program.declaring(family.id()).stream().allMatch(type -> isSeen(type, family.visibility())));
    }

    private static boolean isSeen(Type owner, Visibility visibility) {
        return visibility == Visibility.PUBLIC
                || (visibility != Visibility.PRIVATE && Objects.equals(owner.packageName(), "p"));
    }
}
