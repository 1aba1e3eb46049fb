package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheSlotsTest {
    private static final int MAX = 64 << 10;
    private static final int SLOTS = 512;

    /** An entry whose parts can be checked against each other. */
    private record One(int hash, int number, int weight, List<Integer> same) implements CacheSlots.Entry {
        static One of(int number) {
            return new One(number * 0x9e3779b9, number, 100 + number % 900, List.of(number, number, number));
        }

        boolean isWhole() {
            return same.equals(List.of(number, number, number)) && hash == number * 0x9e3779b9;
        }
    }

    private static @Nullable One find(CacheSlots<One> slots, int number) {
        int hash = One.of(number).hash();
        for (int way = 0; way < CacheSlots.WAYS; way++) {
            One one = slots.get(hash, way);
            if (one != null && one.number() == number) {
                return one;
            }
        }
        return null;
    }

    /** What all entries weigh that are there. */
    private static long held(CacheSlots<One> slots, int numbers) {
        long weight = 0;
        for (int number = 0; number < numbers; number++) {
            One one = find(slots, number);
            weight += one == null ? 0 : one.weight();
        }
        return weight;
    }

    @Test
    void whatFitsStays() {
        CacheSlots<One> slots = new CacheSlots<>(MAX, SLOTS);
        for (int number = 0; number < 50; number++) {
            slots.put(One.of(number));
        }

        for (int number = 0; number < 50; number++) {
            assertThat(find(slots, number)).isNotNull();
        }
    }

    @Test
    void theWeightIsThatOfTheEntriesAndInBounds() {
        CacheSlots<One> slots = new CacheSlots<>(MAX, SLOTS);
        for (int number = 0; number < 100_000; number++) {
            slots.put(One.of(number));
            assertThat(slots.weight()).isLessThanOrEqualTo(MAX);
        }

        assertThat(held(slots, 100_000)).isEqualTo(slots.weight()).isGreaterThan(MAX / 2);
    }

    @Test
    void aFloodLeavesMostOfTheOthers() {
        CacheSlots<One> slots = new CacheSlots<>(MAX, 128);
        for (int number = 0; number < 100; number++) {
            slots.put(One.of(number));
        }
        for (int number = 1_000; number < 1_200; number++) {
            slots.put(One.of(number));
        }

        long left = IntStream.range(0, 100)
                .filter(number -> find(slots, number) != null)
                .count();
        assertThat(left).isGreaterThan(50);
    }

    @Test
    void whatIsHeavierThanAllIsNotTaken() {
        CacheSlots<One> slots = new CacheSlots<>(50, 64);
        for (int i = 0; i < 100; i++) {
            slots.put(One.of(7));
        }

        assertThat(slots.weight()).isZero();
    }

    /** Threads that put, evict and read the same slots see whole entries, and the weight stays that of the entries. */
    @Test
    void threadsSeeWholeEntriesOnly() throws Exception {
        CacheSlots<One> slots = new CacheSlots<>(MAX, SLOTS);
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Integer>> broken = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Random random = new Random(thread);
            broken.add(pool.submit(() -> {
                int count = 0;
                for (int i = 0; i < 300_000; i++) {
                    int number = random.nextInt(2_000);
                    One one = find(slots, number);
                    if (one == null) {
                        slots.put(One.of(number));
                    } else if (!one.isWhole()) {
                        count++;
                    }
                }
                return count;
            }));
        }
        for (Future<Integer> one : broken) {
            assertThat(one.get()).isZero();
        }
        pool.shutdown();

        long all = 0;
        for (int first = 0; first < SLOTS; first += CacheSlots.WAYS) {
            for (int way = 0; way < CacheSlots.WAYS; way++) {
                One one = slots.get(first, way);
                all += one == null ? 0 : one.weight();
            }
        }
        assertThat(slots.weight()).isEqualTo(all).isLessThanOrEqualTo(MAX);
    }
}
