package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.javac.VisibleClasses;
import dev.hotreload.maven.compile.javac.WarmCompiler;
import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The warm compilers of all modules, each made when it is first needed. Used by the compiling thread only. */
final class Compilers implements Closeable {

    private final Map<Path, VisibleClasses> visible = new HashMap<>();
    private final Map<ModuleState, WarmCompiler> compilers = new HashMap<>();

    Compilers(Iterable<ModuleState> modules) {
        modules.forEach(module -> visible.put(module.build().classes(), module));
    }

    /** The compiler of a module whose settings are known. */
    WarmCompiler of(ModuleState module) throws IOException {
        WarmCompiler known = compilers.get(module);
        if (known == null) {
            CompilerSettings settings = module.build().compiler().orElseThrow();
            known = new WarmCompiler(settings, visible);
            compilers.put(module, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (WarmCompiler compiler : compilers.values()) {
            compiler.close();
        }
        compilers.clear();
    }
}
