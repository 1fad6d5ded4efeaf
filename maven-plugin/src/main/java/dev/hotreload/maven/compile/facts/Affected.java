package dev.hotreload.maven.compile.facts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that are, to their users, as good as changed themselves.
 *
 * <p>A subtype inherits every change of its supertypes, and its users need not mention those. Of a change in the
 * hierarchy a user can notice something without mentioning the class at all, as the type argument in what a method
 * returns, say: so the classes in whose API it stands count, too, and theirs.
 */
public final class Affected {

    private final List<ModuleIndex> modules;
    private final Set<String> names = new HashSet<>();

    private Affected(List<ModuleIndex> modules) {
        this.modules = modules;
    }

    /**
     * Finds them in all modules.
     *
     * @param throughApi whether the classes in whose API a changed one stands always count, because annotation
     *     processors read more than they let the class files tell
     */
    public static Set<String> by(Changes changes, Collection<ModuleIndex> modules, boolean throughApi) {
        Affected affected = new Affected(List.copyOf(modules));
        affected.close(changes.types(), throughApi);
        affected.names.removeAll(changes.hierarchies());
        affected.close(changes.hierarchies(), true);
        affected.addSupertypes(changes.hierarchies());
        return affected.names;
    }

    private void close(Set<String> start, boolean throughApi) {
        Deque<String> open = new ArrayDeque<>();
        start.forEach(name -> add(name, open));
        while (!open.isEmpty()) {
            String name = open.remove();
            for (ModuleIndex module : modules) {
                for (String user : module.usersOf(name)) {
                    ClassFacts facts = module.facts(user);
                    if (facts != null
                            && (facts.supertypes().contains(name)
                                    || (throughApi && facts.apiReferences().contains(name)))) {
                        add(user, open);
                    }
                }
            }
        }
    }

    private void add(String name, Deque<String> open) {
        if (names.add(name)) {
            open.add(name);
        }
    }

    /** Whether a switch over a sealed type has all cases depends on the whole tree below it. */
    private void addSupertypes(Set<String> start) {
        Deque<String> open = new ArrayDeque<>(start);
        Set<String> seen = new HashSet<>(start);
        while (!open.isEmpty()) {
            String name = open.remove();
            for (ModuleIndex module : modules) {
                ClassFacts facts = module.facts(name);
                if (facts != null) {
                    facts.supertypes().stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        names.addAll(seen);
    }
}
