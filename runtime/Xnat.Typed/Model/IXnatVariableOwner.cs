namespace Xnat.Typed.Model;

/// <summary>
/// An object with custom variables, which <c>FieldsAsync</c> reads and <c>SetFieldAsync</c> changes: a project, a subject or an experiment.
/// </summary>
/// <remarks>
/// Three things of an object are called fields. <c>FieldsAsync()</c> asks the server for the custom variables by name. The generated list
/// <c>Fields</c> holds the same as rows, as they were read with the object. <c>CustomFields</c> is another thing (XNAT 1.8): custom fields,
/// where custom forms keep what they are answered, as one JSON text in which no custom variable stands; <c>CustomFieldsAsync()</c> asks for
/// them by name.
/// Generated classes say it; a class of another kind gains nothing by saying it too.
/// </remarks>
public interface IXnatVariableOwner;
