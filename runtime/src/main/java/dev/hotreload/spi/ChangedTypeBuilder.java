package dev.hotreload.spi;

import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For unit tests of a support: makes a {@link ChangedType} of which most is as usual. For one thread. */
public final class ChangedTypeBuilder {
    private final String name;
    private final Kind kind;
    private final @Nullable Class<?> live;
    private final Set<String> annotations = new HashSet<>();
    private final Set<Member> added = new HashSet<>();
    private final Set<Member> removed = new HashSet<>();
    private final Set<Member> redeclared = new HashSet<>();
    private final Set<Member> bodies = new HashSet<>();
    private boolean isRedeclared;
    private boolean hasOtherHierarchy;

    private ChangedTypeBuilder(String name, Kind kind, @Nullable Class<?> live) {
        this.name = name;
        this.kind = kind;
        this.live = live;
    }

    /**
     * A class that was there and is there.
     *
     * @param live the class, as it is after the change
     * @return a builder
     */
    public static ChangedTypeBuilder changed(Class<?> live) {
        return new ChangedTypeBuilder(live.getName(), Kind.CHANGED, live);
    }

    /**
     * A class that was not there, and that nobody has loaded.
     *
     * @param name binary name
     * @return a builder
     */
    public static ChangedTypeBuilder added(String name) {
        return new ChangedTypeBuilder(name, Kind.ADDED, null);
    }

    /**
     * A class whose file was deleted after it was loaded.
     *
     * @param live the class
     * @return a builder
     */
    public static ChangedTypeBuilder removed(Class<?> live) {
        return new ChangedTypeBuilder(live.getName(), Kind.REMOVED, live);
    }

    /**
     * With a member that the class did not have.
     *
     * @param member its name; {@code <init>} for a constructor
     * @param descriptor its descriptor (JVMS §4.3)
     * @return this
     */
    public ChangedTypeBuilder adds(String member, String descriptor) {
        added.add(new Member(member, descriptor));
        return this;
    }

    /**
     * With a member that the class no longer has.
     *
     * @param member its name
     * @param descriptor its descriptor
     * @return this
     */
    public ChangedTypeBuilder removes(String member, String descriptor) {
        removed.add(new Member(member, descriptor));
        return this;
    }

    /**
     * With a member whose annotations, modifiers or generic types are different.
     *
     * @param member its name
     * @param descriptor its descriptor
     * @return this
     */
    public ChangedTypeBuilder redeclares(String member, String descriptor) {
        redeclared.add(new Member(member, descriptor));
        return this;
    }

    /**
     * With a method or constructor whose code is different.
     *
     * @param member its name
     * @param descriptor its descriptor
     * @return this
     */
    public ChangedTypeBuilder changesBody(String member, String descriptor) {
        bodies.add(new Member(member, descriptor));
        return this;
    }

    /**
     * With other annotations of a type, on the class or in it.
     *
     * @param annotation binary name
     * @return this
     */
    public ChangedTypeBuilder annotation(String annotation) {
        annotations.add(annotation);
        return this;
    }

    /**
     * With other annotations, modifiers or generic types of the class itself.
     *
     * @return this
     */
    public ChangedTypeBuilder redeclared() {
        isRedeclared = true;
        return this;
    }

    /**
     * With another superclass or other interfaces.
     *
     * @return this
     */
    public ChangedTypeBuilder otherHierarchy() {
        hasOtherHierarchy = true;
        return this;
    }

    /**
     * What was built so far.
     *
     * @return the change
     */
    public ChangedType build() {
        return new ChangedType(
                name, kind, live, annotations, isRedeclared, hasOtherHierarchy, added, removed, redeclared, bodies);
    }
}
