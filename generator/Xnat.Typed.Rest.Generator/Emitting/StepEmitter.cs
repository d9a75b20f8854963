using System.Linq;
using System.Text;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Emitting;

/// <summary>Writes one line per step of a request.</summary>
internal sealed class StepEmitter(Words words, string connection, string request)
{
    public string Emit(RequestStep step) => step.Kind switch
    {
        StepKind.FixedHeader => $"{request}.SetHeader({Literal.Of(step.Key)}, {Literal.Of(step.Detail!)});",
        StepKind.Header => $"{request}.SetHeader({Literal.Of(step.Key)}, {Text(step.Value!)});",
        StepKind.Headers => $"{request}.SetHeaders({step.Value!.Expression});",
        StepKind.Authorize => $"{request}.Authorize({Literal.Of(step.Key)}, {Text(step.Value!)});",
        StepKind.Property => $"{request}.SetProperty({Literal.Of(step.Key)}, {step.Value!.Expression});",
        StepKind.Query => $"{request}.Query.Add({Pair(step)});",
        StepKind.QueryList => $"{request}.Query.AddList({List(step)});",
        StepKind.QueryMap => $"{request}.Query.AddMap({Map(step)});",
        StepKind.Form => $"{request}.Form.Add({Pair(step)});",
        StepKind.FormList => $"{request}.Form.AddList({List(step)});",
        StepKind.FormMap => $"{request}.Form.AddMap({Map(step)});",
        StepKind.FormText => $"{request}.SetFormText({step.Value!.Expression});",
        StepKind.Body => $"{request}.SetBody({step.Value!.Expression});",
        StepKind.Json => $"{request}.SetBody({connection}.ToJson({step.Value!.Expression}));",
        StepKind.Buffer => $"{request}.Buffer();",
        StepKind.Multipart => $"{request}.StartParts({Literal.Of(step.Key)});",
        StepKind.Part => $"{request}.Parts.Add({Literal.Of(step.Key)}, {(step.Value!.Format is null ? step.Value.Expression : Plain(step.Value))});",
        _ => $"{request}.SetUriFormat({words.UriFormat}.{step.Key});",
    };

    /// <summary>The inside of the interpolated string of a route.</summary>
    public string Route(EquatableArray<RoutePiece> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Value is null) text.Append(Literal.InRoute(piece.Text));
            else if (piece.KeepsSlashes) text.Append($"{{{piece.Value.Expression}:**}}");
            else text.Append($"{{{Text(piece.Value)}}}");
        }

        return text.ToString();
    }

    private static string Function(string? method) => $"static value => {method}(value)";

    private string Text(ValueModel value)
    {
        if (value.EnumMethod is not null) return $"{value.EnumMethod}({value.Expression})";
        return string.IsNullOrEmpty(value.Format) ? value.Expression : $"{words.Text}.Of({value.Expression}, {Literal.Of(value.Format!)})";
    }

    private string Plain(ValueModel value) =>
        value.EnumMethod is not null || !string.IsNullOrEmpty(value.Format) ? Text(value) : $"{words.Text}.Of({value.Expression})";

    private string Pair(RequestStep step) =>
        $"{Literal.Of(step.Key)}, {Text(step.Value! with { Format = null })}" + Format(step.Value!);

    private string List(RequestStep step) =>
        $"{Literal.Of(step.Key)}, {step.Value!.Expression}, {words.CollectionFormat}.{step.Detail}" +
        (step.Value.EnumMethod is { } method ? $", {Function(method)}" : "") + Format(step.Value);

    private string Map(RequestStep step) => string.Join(", ", new[]
    {
        step.Value!.Expression,
        step.Key.Length == 0 ? "" : $"prefix: {Literal.Of(step.Key)}",
        step.Detail is null ? "" : $"key: {Function(step.Detail)}",
        step.Value.EnumMethod is null ? "" : $"value: {Function(step.Value.EnumMethod)}",
        step.Value.Format is null ? "" : $"format: {Literal.Of(step.Value.Format)}",
    }.Where(static argument => argument.Length > 0));

    private static string Format(ValueModel value) => value.Format is null ? "" : $", format: {Literal.Of(value.Format)}";
}
