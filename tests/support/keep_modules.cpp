// Preloaded where LeakSanitizer watches a window: what the graphics driver keeps until the process ends would count as
// leaked once GLFW has unloaded the driver, and with it the only pointer to it.
extern "C" int dlclose(void*) {
    return 0;
}
