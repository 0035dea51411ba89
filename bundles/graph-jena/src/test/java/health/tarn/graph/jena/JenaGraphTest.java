package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphEngine;
import health.tarn.testkit.GraphContract;

class JenaGraphTest extends GraphContract {

  @Override
  protected GraphEngine newEngine() {
    return new JenaGraphEngine();
  }
}
