package health.tarn.fhir.shape;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a member of an object may hold, compiled from its element and one of its types.
 *
 * @param name as it stands in JSON, such as {@code valueQuantity} or {@code _birthDate}
 * @param element the element that it belongs to: a bit for cardinality, shared by choices and twins
 * @param choice whether only one of several members may stand for the element
 * @param twinOf for {@code _birthDate} the name without the underscore; else null
 * @param array whether it must be an array
 * @param min the fewest elements of the array
 * @param max the most elements of the array
 * @param content what each value is
 * @param primitive for a primitive its format; else null
 * @param shape for a complex type its shape; else null
 * @param codes the only codes that are allowed; null if any
 */
record Member(
    String name,
    int element,
    boolean choice,
    @Nullable String twinOf,
    boolean array,
    int min,
    int max,
    Content content,
    @Nullable Primitive primitive,
    @Nullable Shape shape,
    @Nullable Set<String> codes) {

  /** What a value is. */
  enum Content {
    PRIMITIVE,
    TWIN,
    COMPLEX,
    RESOURCE
  }

  long bit() {
    return 1L << element;
  }
}
