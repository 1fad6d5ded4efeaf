package dev.hotreload.maven.compile.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plays the operating system, which on Windows refuses while somebody has the file open. */
class LockedFilesTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final LockedFiles files = new LockedFiles(pauses::add);

    @Test
    void a_file_that_is_in_use_is_tried_again_until_it_is_free() throws IOException {
        Deque<IOException> refusals = refusals(
                new FileSystemException("A.class", null, "The process cannot access the file"),
                new AccessDeniedException("A.class"));
        List<String> done = new ArrayList<>();

        files.change(() -> attempt(refusals, done));

        assertThat(done).containsExactly("replaced");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void a_file_that_stays_in_use_is_given_up_with_the_reason() {
        AccessDeniedException reason = new AccessDeniedException("A.class");

        assertThatThrownBy(() -> files.change(() -> {
                    throw reason;
                }))
                .isSameAs(reason);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void any_other_failure_is_not_tried_again() {
        Deque<IOException> refusals = refusals(new NoSuchFileException("new-0"));

        assertThatThrownBy(() -> files.change(() -> attempt(refusals, new ArrayList<>())))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(pauses).isEmpty();
    }

    private static Deque<IOException> refusals(IOException... refusals) {
        return new ArrayDeque<>(Arrays.asList(refusals));
    }

    private static void attempt(Deque<IOException> refusals, List<String> done) throws IOException {
        IOException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        done.add("replaced");
    }
}
