package dev.hotreload.maven.debug.jdwp;

/** Sees the ids in a command that is checked. */
public interface MentionedIds {

    /** An object, or a class, a thread or the like. */
    void object(long id);

    /** Whether there is such a method. */
    boolean isMethod(long id);

    /** Whether there is such a field of objects. */
    boolean isInstanceField(long id);

    /** Whether there is such a field of classes. */
    boolean isStaticField(long id);
}
