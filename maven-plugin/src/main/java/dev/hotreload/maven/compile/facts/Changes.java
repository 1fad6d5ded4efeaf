package dev.hotreload.maven.compile.facts;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What other sources can notice of the classes that were compiled anew. */
public final class Changes {

    private final Set<String> types = new HashSet<>();
    private final Set<String> hierarchies = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();

    /**
     * Adds the difference between two versions of a class.
     *
     * @param before null if it is new
     * @param now null if it is gone
     */
    public void add(@Nullable ClassFacts before, @Nullable ClassFacts now) {
        ClassFacts any = Objects.requireNonNull(before == null ? now : before);
        String name = any.internalName();
        if (before == null || now == null) {
            // A new class may hide another one of the same name; one that is gone may be named in an import alone.
            types.add(name);
            hierarchies.add(name);
            addIdentifier(ClassFacts.simpleNameOf(name));
        } else if (!before.api().equals(now.api())) {
            types.add(name);
            if (!before.hierarchy().equals(now.hierarchy())) {
                hierarchies.add(name);
            }
        }
        addConstants(before == null ? Map.of() : before.constants(), now == null ? Map.of() : now.constants());
    }

    private void addConstants(Map<String, String> before, Map<String, String> now) {
        before.forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                addIdentifier(name);
            }
        });
    }

    private void addIdentifier(String identifier) {
        if (!identifier.isEmpty()) {
            identifiers.add(identifier);
        }
    }

    /** Whether nobody can notice anything. */
    public boolean isEmpty() {
        return types.isEmpty() && identifiers.isEmpty();
    }

    /** Adds all of the others. */
    public void addAll(Changes others) {
        types.addAll(others.types);
        hierarchies.addAll(others.hierarchies);
        identifiers.addAll(others.identifiers);
    }

    /** The classes whose API is another one, or that are new or gone. */
    public Set<String> types() {
        return types;
    }

    /** Those of them that are new or gone, or whose kind, supertypes or permitted subclasses are others. */
    public Set<String> hierarchies() {
        return hierarchies;
    }

    /** What no class file tells the use of: names of constants with another value, of new classes and of those gone. */
    public Set<String> identifiers() {
        return identifiers;
    }
}
