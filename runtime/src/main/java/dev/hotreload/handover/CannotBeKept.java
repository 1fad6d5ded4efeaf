package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import org.jspecify.annotations.Nullable;

/**
 * An object cannot be handed to another generation of the application's loaders. The message is for the user: what
 * cannot be kept, why, and what to do. The code of a proxy throws it, too, for an argument or a result.
 */
public final class CannotBeKept extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String className;
    private final String member;
    private final String reason;

    CannotBeKept(Class<?> type, String member, String reason) {
        this(shown(type), member, reason, null);
    }

    CannotBeKept(Class<?> type, String member, String reason, @Nullable Throwable cause) {
        this(shown(type), member, reason, cause);
    }

    CannotBeKept(String className, String member, String reason) {
        this(className, member, reason, null);
    }

    CannotBeKept(String className, String member, String reason, @Nullable Throwable cause) {
        super(HandoverTexts.cannotBeKept(className, reason), cause);
        this.className = className;
        this.member = member;
        this.reason = reason;
    }

    /** A class as messages name it. */
    static String shown(Class<?> type) {
        int lambda = type.getName().indexOf("$$Lambda");
        return type.isHidden() && lambda > 0
                ? "a lambda of " + type.getName().substring(0, lambda)
                : type.getTypeName();
    }

    /** The class whose object it is, as sources name it. */
    public String className() {
        return className;
    }

    /** The member that stands in the way; empty if none does. */
    public String member() {
        return member;
    }

    /** Why, and what to do. */
    public String reason() {
        return reason;
    }
}
