package dev.hotreload.model;

/** How relinked code calls a method. */
public sealed interface MethodCall {

    /** As the compiler wrote it. */
    record Plain() implements MethodCall {}

    /** Directly, at its host. */
    record AtHost(String owner, Host host, boolean isInterface) implements MethodCall {}

    /** Through a call site that selects by the receiver's class. */
    record Virtual() implements MethodCall {}

    /** Through a call site, exactly the method that {@code declaring} declares. */
    record Exact(String declaring) implements MethodCall {}

    /** Through the construction hook of {@code owner}. */
    record Construct(String owner) implements MethodCall {}
}
