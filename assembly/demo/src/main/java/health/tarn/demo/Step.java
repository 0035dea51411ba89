package health.tarn.demo;

/** One thing that the demo shows on a running lake. */
interface Step {

  String title();

  /**
   * Shows it.
   *
   * @param base URL of the lake, without a slash at its end
   * @throws Exception what went wrong, or a {@link DemoException} that says what to do
   */
  void show(String base, Console console) throws Exception;
}
