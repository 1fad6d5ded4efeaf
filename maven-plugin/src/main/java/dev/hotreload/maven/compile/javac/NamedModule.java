package dev.hotreload.maven.compile.javac;

import javax.tools.JavaFileManager.Location;

/**
 * A module of the reactor that declares itself one (JPMS), in the place of the module path's own location of it.
 *
 * <p>With {@code --release} javac asks the file manager of the release first, and that one takes any location of the
 * JDK's file managers for its own (seen in JDK 17 and 25): it would read the directory, not what was just compiled.
 */
record NamedModule(String moduleName, VisibleClasses classes) implements Location {

    @Override
    public String getName() {
        return "HOTRELOAD_MODULE[" + moduleName + "]";
    }

    @Override
    public boolean isOutputLocation() {
        return false;
    }
}
