package dev.hotreload.random.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the edits of a program have in common: its seed, and how they choose. What an edit changes is chosen so that
 * other edits, left out, change the choice seldom.
 */
final class Editor {

    private static final List<Visibility> VISIBILITIES = List.of(Visibility.values());

    private final Program program;
    private final long seed;
    private final SplittableRandom random;

    Editor(Program program, long seed) {
        this.program = program;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    Program program() {
        return program;
    }

    SplittableRandom random() {
        return random;
    }

    Optional<Type> anyType(Predicate<Type> condition) {
        return pick(program.types(), Type::id, condition);
    }

    /** One of the candidates; it stays the same when others come or go. */
    <T> Optional<T> pick(Collection<T> candidates, Function<T, String> id, Predicate<T> condition) {
        return candidates.stream().filter(condition).min(bySeed(seed, id));
    }

    /** An order of candidates that stays the same when others come or go. */
    static <T> Comparator<T> bySeed(long seed, Function<T, String> id) {
        return Comparator.comparingLong(candidate ->
                new SplittableRandom(seed ^ (id.apply(candidate).hashCode() * 0x9E3779B97F4A7C15L)).nextLong());
    }

    /**
     * The type of a member that is declared in the type, or in one of its module: one in three is the program's own.
     */
    String valueType(Type declaring) {
        long choice = random.nextLong();
        return random.nextInt(3) > 0
                ? JavaType.any(random)
                : program.types().stream()
                        .filter(type -> program.sees(declaring, type))
                        .min(bySeed(choice, Type::id))
                        .map(OwnType::of)
                        .orElse(JavaType.STRING);
    }

    /** The type of a parameter or result of a method that the type declares first. */
    String memberType(Type root) {
        return root.generics().isPresent() && oneIn(2) ? OwnType.VARIABLE : valueType(root);
    }

    /** A field's initialiser. */
    String initialiser(String type) {
        return OwnType.is(type) ? Integer.toString(random.nextInt(30)) : JavaType.literal(type, random);
    }

    /** One of an edit's own choices. */
    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    List<String> parameters(int count, Supplier<String> type) {
        return Stream.generate(type).limit(count).toList();
    }

    /** Where a member stands. */
    int order() {
        return random.nextInt(1000);
    }

    /** An id that no other edit makes. */
    String id(String prefix) {
        return prefix + Long.toString(random.nextLong() >>> 24, 36);
    }

    /** What a member of the type may be. */
    Visibility visibility(Type type) {
        if (type.isInterface()) {
            return oneIn(6) ? Visibility.PRIVATE : Visibility.PUBLIC;
        }
        return random.nextInt(5) < 3 ? any(VISIBILITIES) : Visibility.PUBLIC;
    }

    /** A name that comes back from time to time, after its bearer was removed. */
    String fresh(String prefix, int pool, Predicate<String> isTaken) {
        return Stream.iterate(random.nextInt(pool), number -> number + 1)
                .map(number -> prefix + number)
                .filter(isTaken.negate())
                .findFirst()
                .orElseThrow();
    }
}
