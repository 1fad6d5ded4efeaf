package p;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** One class of each kind. */
public class Kinds {
    static final Class<?>[] ALL = {
        Kinds.class, Final.class, Abstract.class, AbstractWithMethods.class, Sealed.class, Open.class, SealedPort.class,
        Port.class, Pair.class, Color.class, Mark.class, FinalMember.class, AbstractMember.class, Hidden.class,
        Inherited.class, MemberPort.class, Inner.class, MemberPair.class, MemberColor.class, MemberMark.class,
        new Object() {}.getClass(), local(), finalLocal(), Final[].class, Hidden[][].class
    };

    static Class<?> local() {
        abstract class Local {}
        return Local.class;
    }

    static Class<?> finalLocal() {
        final class Local {}
        return Local.class;
    }

    static final class FinalMember implements Serializable {
        final void run() {}
    }

    protected abstract static class AbstractMember implements Serializable {
        public AbstractMember() {}
    }

    private static class Hidden implements Serializable {
        public Hidden() {}

        public String name = "hidden";
    }

    protected static class Inherited implements Serializable {}

    private interface MemberPort {}

    class Inner {}

    record MemberPair(int one) {}

    enum MemberColor {
        RED {},
        BLUE
    }

    @Retention(RetentionPolicy.RUNTIME)
    private @interface MemberMark {}
}

final class Final implements Serializable {
    final String name() {
        return "final";
    }
}

abstract class Abstract implements Serializable {
    public Abstract() {}

    public String name() {
        return "abstract";
    }
}

abstract class AbstractWithMethods implements Serializable {
    public AbstractWithMethods() {}

    abstract void run();
}

sealed class Sealed permits Open {}

non-sealed class Open extends Sealed implements SealedPort {
    @Override
    public void run() {}

    public Open() {}

    public static final int CONSTANT = 1;

    public static String hello() {
        return "hello";
    }

    public String name = "open";
}

sealed interface SealedPort permits Open {
    void run();
}

interface Port {
    String port();
}

record Pair(int one, int other) implements Serializable {}

enum Color {
    RED,
    BLUE
}

@Retention(RetentionPolicy.RUNTIME)
@interface Mark {}
