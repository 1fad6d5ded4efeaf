package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of two modules, {@value #APPLICATION} and {@value #CORE}, which the application uses. */
public final class Program {

    /** The module of the drive. */
    public static final String APPLICATION = "app";
    /** The other one. */
    public static final String CORE = "core";

    private final Map<String, Type> types = new TreeMap<>();
    private final Map<String, Family> families = new TreeMap<>();

    /** What is annotated with, beside {@code Deprecated}. */
    static final String ANNOTATION = "c.Mark";

    private static final String ANNOTATION_SOURCE = """
            package c;

            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;

            @Retention(RetentionPolicy.RUNTIME)
            public @interface Mark {
                int number();

                String text();
            }
            """;

    private final Set<String> muted;
    private final Set<String> instanceFields = new HashSet<>();
    private Optional<Refusal> refusal = Optional.empty();
    private Set<String> before = Set.of();

    /** What a class cannot become while it lives. */
    private record Refusal(String type, String module, String supertypes) {}

    /**
     * A program without types.
     *
     * @param muted the tags of bodies that are written as their tags alone
     */
    public Program(Set<String> muted) {
        this.muted = muted;
        Libraries.families().forEach(family -> families.put(family.id(), family));
    }

    /** Makes it a program that cannot be reloaded to, until {@link #next}. */
    void refuse(Type type, String supertypes) {
        refusal = Optional.of(new Refusal(type.id(), type.module(), supertypes));
    }

    /** Whether a running program cannot become this one. */
    public boolean isRefused() {
        return refusal.isPresent();
    }

    /** The module of what a running program cannot become. */
    public Optional<String> refusedModule() {
        return refusal.map(Refusal::module);
    }

    /** Begins another version: takes back what cannot be reloaded. */
    public void next() {
        refusal = Optional.empty();
        before = types.values().stream().map(Type::binaryName).collect(Collectors.toSet());
    }

    /** Becomes another version. */
    public void become(Program other) {
        types.clear();
        types.putAll(other.types);
        families.clear();
        families.putAll(other.families);
    }

    /** Whether the version before has the class, under this name. */
    boolean isLive(Type type) {
        return before.contains(type.binaryName());
    }

    /** The supertypes that the type must not get. */
    String refusedSupertypes(Type type) {
        return refusal.filter(each -> each.type().equals(type.id()))
                .map(Refusal::supertypes)
                .orElse("");
    }

    void rememberField(Type type, String name, String valueType) {
        instanceFields.add(type.id() + "." + name + " " + valueType);
    }

    /** Whether the type has or had an instance field of this name and type. */
    boolean wasField(Type type, String name, String valueType) {
        return instanceFields.contains(type.id() + "." + name + " " + valueType);
    }

    boolean isMuted(String tag) {
        return muted.contains(tag);
    }

    /** All types. */
    public Collection<Type> types() {
        return types.values();
    }

    /** The type of that name, if it is one of the program's. */
    public Optional<Type> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The family of that id, if it exists. */
    public Optional<Family> family(String id) {
        return Optional.ofNullable(families.get(id));
    }

    Family known(String id) {
        return Objects.requireNonNull(families.get(id), id);
    }

    Collection<Family> families() {
        return families.values();
    }

    void add(Type type) {
        types.put(type.id(), type);
    }

    void remove(Type type) {
        types.remove(type.id());
        type.methods().keySet().forEach(this::forgetUnlessDeclared);
    }

    void put(Family family) {
        families.put(family.id(), family);
    }

    /** Drops a family that no type declares any more. */
    void forgetUnlessDeclared(String id) {
        if (!known(id).isLibrary() && declaring(id).isEmpty()) {
            families.remove(id);
        }
    }

    /** The types that declare a method of the family. */
    List<Type> declaring(String family) {
        return types.values().stream()
                .filter(type -> type.methods().containsKey(family))
                .toList();
    }

    /** The type and its superclasses in the program, the type first. */
    public List<Type> chain(Type type) {
        List<Type> chain = new ArrayList<>();
        Optional<Type> next = Optional.of(type);
        while (next.isPresent()) {
            chain.add(next.get());
            next = type(next.get().superclass());
        }
        return chain;
    }

    /** The type and all its supertypes in the program. */
    List<Type> supertypes(Type type) {
        List<Type> all = new ArrayList<>();
        for (Type each : chain(type)) {
            all.add(each);
            for (String name : each.interfaces()) {
                type(name).ifPresent(found -> all.addAll(supertypes(found)));
            }
        }
        return all;
    }

    /** Whether {@code root}, the program's or the JDK's, is the type or above it. */
    boolean isBelow(Type type, String root) {
        return root.equals("java.lang.Object")
                || supertypes(type).stream()
                        .anyMatch(above -> above.id().equals(root)
                                || Stream.concat(Stream.of(above.superclass()), above.interfaces().stream())
                                        .anyMatch(name ->
                                                name.replaceAll("<.*", "").equals(root)));
    }

    List<Type> directSupertypes(Type type) {
        return Stream.concat(Stream.of(type.superclass()), type.interfaces().stream())
                .flatMap(name -> type(name).stream())
                .toList();
    }

    List<Type> directSubtypes(Type type) {
        return types.values().stream()
                .filter(other -> directSupertypes(other).contains(type))
                .toList();
    }

    /** The types directly or indirectly below. */
    List<Type> subtypes(Type type) {
        return types.values().stream()
                .filter(other -> other != type && supertypes(other).contains(type))
                .toList();
    }

    /** The methods that can be called on an object of the type, without those of the JDK. */
    public List<Family> callable(Type type) {
        return families.values().stream()
                .filter(family -> !family.isLibrary() && isBelow(type, family.root()))
                .toList();
    }

    /**
     * The declaration that a call of the family on an object of exactly this type runs, as far as the program has it.
     */
    public Optional<Type> implementing(Type type, String family) {
        return chain(type).stream()
                .filter(each -> hasCode(each, family))
                .findFirst()
                .or(() -> mostSpecific(supertypes(type).stream()
                        .filter(each -> each.isInterface() && hasCode(each, family))
                        .toList()));
    }

    private static boolean hasCode(Type type, String family) {
        return Optional.ofNullable(type.methods().get(family))
                .flatMap(Method::body)
                .isPresent();
    }

    /** One may be named before another that extends it. */
    private Optional<Type> mostSpecific(List<Type> interfaces) {
        return interfaces.stream()
                .filter(each -> interfaces.stream().noneMatch(other -> other != each && isBelow(other, each.id())))
                .findFirst();
    }

    /** The types that are static members of the type. */
    List<Type> members(Type type) {
        return types.values().stream()
                .filter(each -> each.outer().equals(type.id()))
                .toList();
    }

    /** The outermost type, within which private members are seen. */
    String nest(Type type) {
        return type.outer().isEmpty() ? type.id() : type.outer();
    }

    /** Whether sources in {@code from} may name {@code to}. */
    boolean sees(Type from, Type to) {
        return from.module().equals(to.module()) || to.module().equals(CORE);
    }

    /** Path to source of a module's files. */
    public Map<String, String> sources(String module) {
        Map<String, String> sources = new TreeMap<>();
        if (module.equals(CORE)) {
            sources.put("c/Mark.java", ANNOTATION_SOURCE);
            sources.put("c/Values.java", ValuesSource.JAVA);
        }
        for (Type type : types.values()) {
            if (type.module().equals(module) && type.outer().isEmpty()) {
                sources.put(type.packageName() + "/" + type.name() + ".java", new TypeWriter(this).file(type));
            }
        }
        return sources;
    }
}
