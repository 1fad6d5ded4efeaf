package dev.hotreload.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;

/**
 * Finds nests of which a compiler has not written all class files yet.
 *
 * <p>A compiler writes one file after the other. Anonymous and local classes are told apart by what the others of their
 * nest are like, so a nest that is taken in the middle gives a live object another class's code.
 */
public final class UnfinishedNests {
    private final ChangedClassPath classPath;
    private final ParsedFiles parsed;
    private final Map<String, Optional<Unfinished>> known = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    private UnfinishedNests(ChangedClassPath classPath, ParsedFiles parsed) {
        this.classPath = classPath;
        this.parsed = parsed;
    }

    /**
     * What shows that a nest is not whole.
     *
     * @param host the nest's host, or the class around
     * @param fileName a class file (without suffix) of the nest
     * @param awaited the one that is missing or old
     * @param isCertain whether no whole nest of a Java compiler looks like this. Compilers of other languages name
     *     classes that never come.
     */
    public record Unfinished(String host, String fileName, String awaited, boolean isCertain) {}

    /** The first such sign; empty if all nests are whole. What is certain comes first. */
    public static Optional<Unfinished> first(ChangedClassPath classPath, ParsedFiles parsed) {
        UnfinishedNests nests = new UnfinishedNests(classPath, parsed);
        Collection<Unfinished> signs = classPath.touched().stream()
                .map(nests::sign)
                .filter(Objects::nonNull)
                .toList();
        return signs.stream()
                .filter(Unfinished::isCertain)
                .findFirst()
                .or(() -> signs.stream().findFirst());
    }

    private @Nullable Unfinished sign(String fileName) {
        ClassNode type = outline(fileName);
        String host = hostOf(fileName, type);
        ClassNode around = host == null ? null : outline(host);
        if (host == null || around == null) {
            // An enclosing class comes, too, or the whole nest goes.
            return type == null || host == null ? null : new Unfinished(host, fileName, host, isOfNest(type));
        }
        if (around.nestMembers == null && (type == null || !isOfNest(type))) {
            return type == null ? absent(around) : uncertain(fileName, type);
        }
        if (type != null
                && !fileName.equals(host)
                && isOfNest(type)
                && !members(around).contains(fileName)) {
            return new Unfinished(host, fileName, host, true);
        }
        return known.computeIfAbsent(host, name -> Optional.ofNullable(ofWhole(around)))
                .orElse(null);
    }

    private @Nullable ClassNode outline(String fileName) {
        byte @Nullable [] bytes = classPath.after(fileName);
        return bytes == null ? null : parsed.of(bytes).node();
    }

    private @Nullable Unfinished ofWhole(ClassNode host) {
        Unfinished absent = absent(host);
        return absent != null ? absent : new NestAgreement(classPath, parsed, host.name, members(host)).disagreement();
    }

    private Set<String> members(ClassNode host) {
        return members.computeIfAbsent(
                host.name, name -> host.nestMembers == null ? Set.of() : new LinkedHashSet<>(host.nestMembers));
    }

    private static boolean isOfNest(ClassNode type) {
        return type.nestHostClass != null || type.nestMembers != null;
    }

    /**
     * The nest host of a class file, or the class around it; of one that is gone, the host that it had. Null if it had
     * none.
     */
    private @Nullable String hostOf(String fileName, @Nullable ClassNode type) {
        if (type == null) {
            byte @Nullable [] before = classPath.before(fileName);
            // If it is a host itself, whatever it had goes with it, or names it in vain.
            return before == null ? null : parsed.of(before).node().nestHostClass;
        }
        if (type.nestHostClass != null) {
            return type.nestHostClass;
        }
        return type.outerClass == null ? type.name : type.outerClass;
    }

    /** A class of the nest that its host names, and that is not there (JVMS §4.7.6, §4.7.29). */
    private @Nullable Unfinished absent(ClassNode host) {
        return named(host, members(host))
                .filter(name -> classPath.after(name) == null && !wasAbsent(host.name, name))
                .findFirst()
                .map(name ->
                        new Unfinished(host.name, host.name, name, members(host).contains(name)))
                .orElse(null);
    }

    private static Stream<String> named(ClassNode type, Collection<String> members) {
        return Stream.concat(members.stream(), type.innerClasses.stream().map(inner -> inner.name))
                .filter(name -> name.startsWith(type.name + '$'));
    }

    /** Whether the program ran like that. */
    private boolean wasAbsent(String host, String name) {
        byte @Nullable [] before = classPath.before(host);
        if (before == null || classPath.before(name) != null) {
            return false;
        }
        ClassNode old = parsed.of(before).node();
        return named(old, old.nestMembers == null ? List.of() : old.nestMembers).anyMatch(name::equals);
    }

    /** The signs in class files that know no nests (JVMS §4.7.28): compilers of other languages, and Java 8 to 10. */
    private @Nullable Unfinished uncertain(String fileName, ClassNode type) {
        Unfinished absent = absent(type);
        if (absent != null || type.outerClass == null || classPath.touched().contains(type.outerClass)) {
            return absent;
        }
        return isNewThere(fileName, type) ? new Unfinished(type.outerClass, fileName, type.outerClass, false) : null;
    }

    /**
     * Whether an anonymous or local class is new where it is, and the class around it is still the old one: a method
     * that uses another class has other code.
     */
    private boolean isNewThere(String fileName, ClassNode type) {
        byte @Nullable [] before = classPath.before(fileName);
        if (before == null) {
            ClassNode enclosing = outline(type.outerClass);
            return enclosing == null || enclosing.innerClasses.stream().noneMatch(inner -> inner.name.equals(fileName));
        }
        ClassNode old = parsed.of(before).node();
        return !type.outerClass.equals(old.outerClass)
                || !Objects.equals(type.outerMethod, old.outerMethod)
                || !Objects.equals(type.outerMethodDesc, old.outerMethodDesc);
    }
}
