package dev.hotreload.cases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The class files of a case's versions, compiled in memory.
 *
 * @param library class files by path, of no module
 * @param versions the class files of each version by module, and by path; the first is v1
 */
public record MemoryVersions(Map<String, byte[]> library, Map<Integer, Map<String, Map<String, byte[]>>> versions) {

    /** Compiles a case that is given as text. */
    public static MemoryVersions compile(String text, MemoryCompiler compiler) {
        return compile(CaseFileParser.parse("memory", "program", text), compiler);
    }

    /** Compiles the case as {@link CaseBuild} does. */
    static MemoryVersions compile(CaseFile file, MemoryCompiler compiler) {
        Map<String, byte[]> library = compiler.compile(file.library(), Map.of(), file.lines("javac", 0));
        Map<Integer, Map<String, Map<String, byte[]>>> versions = new TreeMap<>();
        for (int version = 1; version <= file.versions(); version++) {
            Map<String, Map<String, byte[]>> modules = new LinkedHashMap<>();
            Map<String, byte[]> classPath = new HashMap<>(library);
            for (String module : file.modules()) {
                Map<String, byte[]> compiled =
                        compiler.compile(CaseBuild.sources(file, module, version), classPath, file.lines("javac", 0));
                modules.put(module, compiled);
                classPath.putAll(compiled);
            }
            versions.put(version, modules);
        }
        return new MemoryVersions(library, versions);
    }

    /** The class files of one module in a version, by path. */
    public Map<String, byte[]> classes(String module, int version) {
        return versions.getOrDefault(version, Map.of()).getOrDefault(module, Map.of());
    }
}
