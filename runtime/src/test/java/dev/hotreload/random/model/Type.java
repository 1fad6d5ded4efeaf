package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One class, interface, enum or record of a {@link Program}. Its kind, its module and what it is a member of never
 * change, all else does.
 */
public final class Type {

    /** A component of a record. */
    public record Component(String name, String type) {}

    private final String id;
    private String name;
    private final String module;
    private final Kind kind;
    private final boolean isInserted;
    private String superclass;
    private final List<String> interfaces;
    private final @Nullable Type outer;
    private final Map<String, Field> fields = new TreeMap<>();
    private final Map<String, Method> methods = new TreeMap<>();
    private final List<Constructor> constructors = new ArrayList<>();
    private final Map<String, Inner> inners = new TreeMap<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private String annotation = "";
    private @Nullable Generics generics;
    private @Nullable Constructor compact;
    private boolean isOneLine;
    private boolean isClosed;

    /**
     * @param superclass one of the program, or of the JDK with its type arguments; empty for {@code Object}
     * @param id what the rest of the program refers to; its first name
     * @param outer the type that it is a static member of, if it is one
     */
    Type(String id, String module, Kind kind, String superclass, List<String> interfaces, @Nullable Type outer) {
        this(id, module, kind, superclass, interfaces, outer, false);
    }

    private Type(
            String id,
            String module,
            Kind kind,
            String superclass,
            List<String> interfaces,
            @Nullable Type outer,
            boolean isInserted) {
        this.id = id;
        this.name = id;
        this.module = module;
        this.kind = kind;
        this.superclass = superclass;
        this.interfaces = new ArrayList<>(interfaces);
        this.outer = outer;
        this.isInserted = isInserted;
    }

    /** One that comes above a live class. */
    static Type inserted(String id, String module, String superclass) {
        return new Type(id, module, Kind.ABSTRACT_CLASS, superclass, List.of(), null, true);
    }

    /** What the rest of the program refers to; it stays when the type is renamed. */
    public String id() {
        return id;
    }

    /** Its simple name. */
    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    /** The module that it is in. */
    public String module() {
        return module;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    String superclass() {
        return superclass;
    }

    void extend(String other) {
        superclass = other;
    }

    /** Whether it came above a live class; its own supertypes stay what they are. */
    boolean isInserted() {
        return isInserted;
    }

    List<String> interfaces() {
        return interfaces;
    }

    /** The id of the type that it is a static member of, or empty. */
    String outer() {
        return outer == null ? "" : outer.id();
    }

    /** Its type parameter, if it is generic. */
    Optional<Generics> generics() {
        return Optional.ofNullable(generics);
    }

    void generify(@Nullable Generics other) {
        generics = other;
    }

    /** The name with its type arguments, as it is used outside. */
    String use(Program program) {
        return reference() + generics().map(each -> each.use(program)).orElse("");
    }

    /** The package: one for each module. */
    public String packageName() {
        return module.equals(Program.APPLICATION) ? "p" : "c";
    }

    /** The qualified name as in sources. */
    public String reference() {
        return packageName() + "." + (outer == null ? "" : outer.name() + ".") + name;
    }

    /** The name for {@link Class#forName}. */
    public String binaryName() {
        return packageName() + "." + (outer == null ? "" : outer.name() + "$") + name;
    }

    /** Fields by id. */
    public Map<String, Field> fields() {
        return fields;
    }

    /** Methods by their family's id. */
    public Map<String, Method> methods() {
        return methods;
    }

    /** Constructors; never empty for a class. */
    public List<Constructor> constructors() {
        return constructors;
    }

    /** Inner classes by name. */
    public Map<String, Inner> inners() {
        return inners;
    }

    /** One that is kept at run time, or empty. */
    String annotation() {
        return annotation;
    }

    void annotate(String other) {
        annotation = other;
    }

    /** An enum's constants, in order. */
    public List<Constant> constants() {
        return constants;
    }

    /** Components of a record. */
    public List<Component> components() {
        return components;
    }

    /** A record's compact constructor, if it has one. It leaves the components as they are. */
    Optional<Constructor> compact() {
        return Optional.ofNullable(compact);
    }

    void construct(@Nullable Constructor other) {
        compact = other;
    }

    /** Whether the header, the fields and the constructors stand on one line. */
    boolean isOneLine() {
        return isOneLine;
    }

    void join(boolean lines) {
        isOneLine = lines;
    }

    /** Whether it has no subtypes but those that the program has: it is final, or sealed. */
    boolean isClosed() {
        return isClosed;
    }

    void close(boolean closed) {
        isClosed = closed;
    }

    boolean isInterface() {
        return kind == Kind.INTERFACE;
    }

    /** Whether it declares a field of that name. */
    boolean hasField(String fieldName) {
        return fields.values().stream().anyMatch(field -> field.name().equals(fieldName));
    }

    List<Field> orderedFields() {
        return fields.values().stream()
                .sorted(Comparator.comparing(Field::order).thenComparing(Field::id))
                .toList();
    }

    List<Method> orderedMethods() {
        return methods.values().stream()
                .sorted(Comparator.comparing(Method::order).thenComparing(Method::family))
                .toList();
    }
}
