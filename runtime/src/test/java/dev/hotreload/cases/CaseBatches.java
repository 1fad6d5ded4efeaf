package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts cases together that can be compiled together.
 *
 * <p>Used by one thread.
 */
final class CaseBatches {

    private final CaseKit kit;
    private final Map<TestJdk, List<CaseBatch>> open = new HashMap<>();

    CaseBatches(CaseKit kit) {
        this.kit = kit;
    }

    /** Has the case compiled with others, if it can be. */
    void add(CaseBuild build, TestJdk jdk) {
        if (!build.isPlain()) {
            return;
        }
        List<CaseBatch> ofJdk = open.computeIfAbsent(jdk, key -> new ArrayList<>());
        if (ofJdk.stream().noneMatch(batch -> batch.join(build))) {
            CaseBatch batch = new CaseBatch(
                    kit,
                    jdk,
                    build.file().release(),
                    kit.directory().resolve("batch-" + jdk.feature() + "-" + ofJdk.size()));
            ofJdk.add(batch);
            batch.join(build);
        }
    }
}
