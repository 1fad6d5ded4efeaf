package dev.hotreload.random.model;

/**
 * One change of a program, repeatable: it depends on its seed and on the program alone.
 *
 * @param step the step that it belongs to; 0 makes the first version
 * @param kind what it does
 * @param seed chooses where and how
 */
public record Edit(int step, EditKind kind, long seed) {

    /** Changes the program; does nothing if it has no place for such a change. */
    public void apply(Program program) {
        kind.apply(new Editor(program, seed));
    }

    /** The same in another step. */
    public Edit inStep(int other) {
        return new Edit(other, kind, seed);
    }
}
