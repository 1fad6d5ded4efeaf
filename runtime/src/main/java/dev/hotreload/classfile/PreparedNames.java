package dev.hotreload.classfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** The members that preparing adds to a class, and how they are recognised. Reflection never shows them. */
public final class PreparedNames {
    /** The prepared field: what later generations keep about one object. */
    public static final String STATE_FIELD = "$hotreload$state";

    /** What the name of every member has that is the engine's own and has a name of its own. */
    public static final String MARK = "hotreload$";

    /** Descriptor of the prepared field. */
    public static final String STATE_DESCRIPTOR = "Ldev/hotreload/boot/Holder;";

    /** The field of an inner class for the object around it, where its compiler left it out. */
    public static final String OUTER_FIELD = "$hotreload$outer";

    /** Internal name of the construction hook's parameter type. */
    public static final String CONSTRUCTION = "dev/hotreload/boot/Construction";

    /** Descriptor of the construction hook. */
    public static final String HOOK_DESCRIPTOR = "(L" + CONSTRUCTION + ";)V";

    /** Internal name of the type of the parameter that hides an added method from plain resolution. */
    public static final String HOSTED = "dev/hotreload/boot/Hosted";

    /**
     * Internal name of the type of the parameter that marks the copy of a method that dispatches to added overrides.
     */
    public static final String ORIGINAL = "dev/hotreload/boot/Original";

    /** The interfaces whose places a class's later ones take; all prepared classes have them. */
    public static final List<String> SEATS = List.of(
            "dev/hotreload/boot/Seat$First",
            "dev/hotreload/boot/Seat$Second",
            "dev/hotreload/boot/Seat$Third",
            "dev/hotreload/boot/Seat$Fourth",
            "dev/hotreload/boot/Seat$Fifth");

    /**
     * The private final method of a class that has seats: because of it the JVM looks whether a class that is defined
     * below it overrides a final method.
     */
    public static final MethodKey SEAT_MARKER = new MethodKey(MARK + "seats", "()V");

    /** The construction hook. */
    public static final MethodKey HOOK = new MethodKey("<init>", HOOK_DESCRIPTOR);

    /** The methods of {@code Object} that get a pass-through override. */
    public static final Set<MethodKey> OBJECT_METHODS = Set.of(
            new MethodKey("toString", "()Ljava/lang/String;"),
            new MethodKey("equals", "(Ljava/lang/Object;)Z"),
            new MethodKey("hashCode", "()I"),
            new MethodKey("clone", "()Ljava/lang/Object;"));

    /** What the body of a constructor is called in an interface that stands for a class. */
    public static final String CONSTRUCTOR_BODY = MARK + "construct";

    /** What the part of a constructor before {@code super(…)} is called there. */
    public static final String CONSTRUCTOR_ARGUMENTS = MARK + "arguments";

    private static final String OF_CONSTANT = "$" + MARK;
    private static final String START = "new" + OF_CONSTANT;

    private PreparedNames() {}

    /** Whether preparing added a field of this name. */
    public static boolean isField(String name) {
        return name.equals(STATE_FIELD) || name.equals(OUTER_FIELD);
    }

    /** The method that carries the annotations of an added field, because the JVM has no such field to carry them. */
    public static MethodKey annotationsOf(FieldKey field) {
        return new MethodKey(MARK + "annotations$" + field.name(), "()" + field.descriptor());
    }

    /** The method that carries the annotations of a record's component, because the JVM's record cannot change. */
    public static MethodKey annotationsOfComponent(String component) {
        return new MethodKey(MARK + "component$" + component, "()V");
    }

    /**
     * The method that carries what an added abstract method or constructor declares, because the JVM can be given no
     * such one.
     */
    public static MethodKey declarationOf(MethodKey method) {
        String name = method.isConstructor() ? MARK + "constructor" : MARK + "abstract$" + method.name();
        return new MethodKey(name, method.descriptor());
    }

    /** The method that initialises a field anew in generation {@code number}. */
    public static MethodKey initialiserOf(FieldKey field, int number) {
        String type = field.descriptor().length() == 1 ? field.descriptor() : "Ljava/lang/Object;";
        return new MethodKey(MARK + "init$" + field.name() + '$' + number, "()" + type);
    }

    /**
     * The method that makes an enum constant anew; one for all generations, because it runs only when one is applied.
     */
    public static MethodKey makerOf(FieldKey constant) {
        return new MethodKey(MARK + "init$" + constant.name() + "$0", "()" + constant.descriptor());
    }

    /** {@code method} with one more parameter, of the (internal) type {@code marker}. */
    public static MethodKey marked(MethodKey method, String marker) {
        int end = method.descriptor().indexOf(')');
        String descriptor = method.descriptor();
        return new MethodKey(
                method.name(), descriptor.substring(0, end) + 'L' + marker + ';' + descriptor.substring(end));
    }

    /**
     * The name of a member of a constant's body that lives in the enum itself; of the enum's own for an empty constant.
     */
    public static String ofConstant(String memberName, String constant) {
        return memberName + OF_CONSTANT + constant;
    }

    /** {@code PLUS.apply} for such a name; empty for every other, and for what compilers made. */
    public static Optional<String> memberOfBody(String name) {
        int end = name.indexOf(OF_CONSTANT);
        String constant = end < 0 ? "" : name.substring(end + OF_CONSTANT.length());
        boolean isDeclared = !constant.isEmpty() && name.indexOf('$') == end;
        return isDeclared ? Optional.of(constant + '.' + name.substring(0, end)) : Optional.empty();
    }

    /** The constant in such a name; empty for the enum's own member. */
    public static String constantOf(String name) {
        return name.substring(name.lastIndexOf(OF_CONSTANT) + OF_CONSTANT.length());
    }

    /** The name that the method of such a name has in its source's class. */
    public static String sourceNameOf(String name) {
        return name.startsWith(START) ? "<init>" : name.substring(0, name.lastIndexOf(OF_CONSTANT));
    }

    /** Whether a method or field has such a name. */
    public static boolean isOfConstant(String name) {
        return name.contains(OF_CONSTANT);
    }

    /**
     * The name of the methods that do what the constructor of a constant's body does, where the body lives in the enum:
     * one returns the constant that is being made, the other (void) is for a live one. No source has such a method.
     */
    public static String startOfConstant(String constant) {
        return START + constant;
    }

    /** Whether a method is the one for a constant that is being made. */
    public static boolean isStartOfConstant(MethodKey method) {
        return method.name().startsWith(START) && method.descriptor().startsWith("()L");
    }

    /** The live constant that gets its body by this method, or null if the method is another. */
    public static @Nullable String startedConstant(MethodKey method) {
        return method.name().startsWith(START) && method.descriptor().equals("()V")
                ? method.name().substring(START.length())
                : null;
    }

    /**
     * Whether a method is there only for the bodies of constants that live in the enum. Other synthetic methods of
     * compilers are bridges, or have a dollar in their names.
     */
    public static boolean isForConstants(MethodKey method, int access) {
        boolean isChooser = (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == Opcodes.ACC_SYNTHETIC
                && method.name().indexOf('$') < 0;
        return isChooser || isOfConstant(method.name());
    }

    /** Whether a method of a prepared class is a pass-through override: compilers mark only bridges so. */
    public static boolean isPassThrough(MethodKey method, int access) {
        return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == Opcodes.ACC_SYNTHETIC
                && OBJECT_METHODS.contains(method);
    }
}
