package dev.hotreload.link;

/** Is told when a changed method is called for the first time. Called by the thread that calls the method. */
@FunctionalInterface
public interface CalledMethods {

    /**
     * A changed method begins to run.
     *
     * @param binaryName its class
     * @param generation the generation that changed it
     */
    void called(String binaryName, String method, String descriptor, int generation);
}
