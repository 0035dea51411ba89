package health.tarn.nlp.ctakes;

import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.UimaContextAdmin;
import org.apache.uima.analysis_engine.metadata.AnalysisEngineMetaData;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ConfigurationManager;

/**
 * Makes annotators ready, with the parameters that they declare, and without an engine of UIMA
 * around each. Such an engine would log an annotator's exception, and with it the sentence that it
 * quotes; and it would register a management bean that outlives the bundle.
 */
final class Annotators {

  private Annotators() {}

  static <A extends JCasAnnotator_ImplBase> A ready(A annotator) throws UIMAException {
    AnalysisEngineMetaData declared =
        AnalysisEngineFactory.createEngineDescription(
                annotator.getClass(), null, null, null, null, new Object[0])
            .getAnalysisEngineMetaData();
    ConfigurationManager parameters = UIMAFramework.newConfigurationManager();
    UimaContextAdmin context =
        UIMAFramework.newUimaContext(
            UIMAFramework.getLogger(), UIMAFramework.newDefaultResourceManager(), parameters);
    parameters.setSession(context.getSession());
    parameters.createContext(context.getQualifiedContextName(), declared, null);
    annotator.initialize(context);
    return annotator;
  }
}
