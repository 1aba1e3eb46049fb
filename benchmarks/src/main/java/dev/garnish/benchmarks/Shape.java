package dev.garnish.benchmarks;

/** How large an event is, what is made of it, and how many items the catalog has. */
record Shape(int endpoints, Task task, int items) {
    static final int ITEMS_PER_ENDPOINT = 5;
}
