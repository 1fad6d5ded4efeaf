package dev.hotreload.maven.compile;

/** Who watches the class files, and must know when this process writes some. */
interface Outputs {

    /** This process is about to write. */
    void hold();

    /** This process has written, and the indexes say what. */
    void goOn();
}
