using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// What one object answers to a custom form, as it was when it was asked for. Answers are checked by the form when they are set, and sent
/// by <see cref="SaveAsync"/>, all by one request; what the form does not know stays as it is.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class XnatFormAnswers
{
    private readonly IXnatEditable owner;
    private readonly JsonObject answers;

    internal XnatFormAnswers(IXnatEditable owner, XnatCustomForm form, JsonObject answers) =>
        (this.owner, Form, this.answers) = (owner, form, answers);

    /// <summary>The form.</summary>
    public XnatCustomForm Form { get; }

    /// <summary>The answer to a field, as set here or else as the server has it; <see cref="JsonValueKind.Undefined"/> for none.</summary>
    /// <param name="path">The field: <c>exam.weight</c>.</param>
    public JsonElement this[string path]
    {
        get
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            JsonNode? node = answers;
            foreach (var key in path.Split('.')) node = (node as JsonObject)?[key];
            return node is null ? default : Element(node);
        }
    }

    /// <summary>Sets an answer.</summary>
    /// <param name="path">A field of the form.</param>
    /// <param name="value">Texts, numbers and truth values convert themselves; <see langword="null"/> clears it.</param>
    /// <exception cref="ArgumentException">The form has no such field, or asks for another value. Nothing is set then.</exception>
    public void Set(string path, JsonNode? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Form.Find(path) is not { } field)
            throw new ArgumentException("The form has no field of that path; Form.Fields lists them.", nameof(path));
        if (value is not null && FormCheck.WhyRefused(field with { IsRequired = false }, Element(value)) is { } why)
            throw new ArgumentException($"The form does not take this answer: {path} {why}.", nameof(value));
        Put(answers, path.Split('.'), value?.DeepClone());
    }

    /// <summary>What is wrong with the answers as they stand, those that were there before included.</summary>
    public IReadOnlyList<XnatFormProblem> Problems() =>
    [
        .. Form.Fields.Select(field => (field.Path, Why: FormCheck.WhyRefused(field, this[field.Path])))
            .Where(static found => found.Why is not null)
            .Select(static found => new XnatFormProblem(found.Path, found.Why!)),
    ];

    /// <summary>Sends all answers and reads them back. XNAT itself checks nothing.</summary>
    /// <param name="allowsProblems">Whether answers are sent that the form does not take, such as those of a form half filled in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">
    /// Something is wrong with the answers; the message names the fields. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatContentException">The server did not keep them.</exception>
    public Task SaveAsync(bool allowsProblems = false, CancellationToken cancellationToken = default)
    {
        if (!allowsProblems && Problems() is { Count: > 0 } problems)
        {
            var found = string.Join("; ", problems.Select(static problem => $"{problem.Path} {problem.Message}"));
            throw new InvalidOperationException(
                $"The form is not filled in as it asks: {found}. Nothing was sent. SaveAsync(allowsProblems: true) sends it all the same.");
        }

        return owner.SetCustomFieldAsync(Form.Id, answers, cancellationToken);
    }

    /// <summary>The form; never its answers.</summary>
    public override string ToString() => $"XnatFormAnswers to {Form.Id}";

    private static void Put(JsonObject into, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length == 1)
        {
            if (value is null) into.Remove(path[0]);
            else into[path[0]] = value;
            return;
        }

        if (into[path[0]] is not JsonObject below) into[path[0]] = below = [];
        Put(below, path[1..], value);
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node, FormsJson.Default.JsonNode);
}
