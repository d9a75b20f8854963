namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>One method of an implementation.</summary>
/// <param name="Owner">The interface that declares it.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="ReturnType">As the interface's file names it.</param>
/// <param name="Answer">What the method makes of the answer.</param>
/// <param name="ResultType">Type argument of a JSON answer.</param>
/// <param name="Parameters">Each with its type.</param>
/// <param name="Token">Expression of the cancellation token.</param>
/// <param name="Local">A name for the request that no parameter has.</param>
/// <param name="Verb">Name of the member of <c>HttpMethod</c>.</param>
/// <param name="Template">The route as it was written.</param>
/// <param name="Route">The route in pieces.</param>
/// <param name="Steps">What else is put into the request, in order.</param>
internal sealed record MethodModel(
    string Owner,
    string Name,
    string ReturnType,
    AnswerKind Answer,
    string ResultType,
    EquatableArray<string> Parameters,
    string Token,
    string Local,
    string Verb,
    string Template,
    EquatableArray<RoutePiece> Route,
    EquatableArray<RequestStep> Steps);
