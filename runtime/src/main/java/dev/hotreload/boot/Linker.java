package dev.hotreload.boot;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What {@link Link} delegates to; implemented by the engine, which the bootstrap loader cannot see. */
public interface Linker {

    /**
     * Links one call site of relinked code.
     *
     * @param caller the class that holds the call site, with its private access
     * @param name the call site's name, as the relinked code wrote it
     * @param type the call site's type
     * @param arguments the static arguments that the weaver wrote
     * @throws Throwable what the JVM would throw when it resolves the member
     */
    CallSite link(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments) throws Throwable;
}
