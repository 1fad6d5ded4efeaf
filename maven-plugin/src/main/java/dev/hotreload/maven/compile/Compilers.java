package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.javac.VisibleClasses;
import dev.hotreload.maven.compile.javac.WarmCompiler;
import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The warm compilers of all modules, each made when it is first needed. Used by the compiling thread only. */
final class Compilers implements Closeable {

    private final List<ModuleState> modules;
    private final Map<ModuleState, WarmCompiler> compilers = new HashMap<>();

    /** @param modules all modules; they may be added later, until the first compiler is asked for */
    Compilers(List<ModuleState> modules) {
        this.modules = modules;
    }

    /** The compiler of a module whose settings are known. */
    WarmCompiler of(ModuleState module) throws IOException {
        WarmCompiler known = compilers.get(module);
        if (known == null) {
            CompilerSettings settings = module.build().compiler().orElseThrow();
            Map<Path, VisibleClasses> visible = new HashMap<>();
            modules.forEach(other -> visible.put(other.build().classes(), other));
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
