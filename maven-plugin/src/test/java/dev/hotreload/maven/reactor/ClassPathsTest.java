package dev.hotreload.maven.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathsTest {

    @TempDir
    private Path directory;

    @Test
    void the_poms_of_libraries_are_remembered_for_all_modules_and_read_again_for_another_reactor() {
        TestProjects projects = new TestProjects(directory);
        Reactor reactor = projects.reactor(projects.jar("app"), projects.jar("core"));
        MavenSession session = reactor.session();
        ClassPaths classPaths = new ClassPaths(request -> {
            throw new AssertionError("nothing is resolved");
        });

        RepositorySystemSession resolving = classPaths.session(reactor, session);
        assertThat(resolving.getCache()).isNotNull();
        assertThat(classPaths.session(reactor, session)).isSameAs(resolving);

        // As when a pom has changed.
        Reactor changed = projects.reactor(projects.jar("app"));
        assertThat(classPaths.session(changed, session).getCache()).isNotSameAs(resolving.getCache());
    }
}
