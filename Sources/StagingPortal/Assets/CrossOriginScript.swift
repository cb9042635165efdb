/// Sends the whole form as JSON to another origin, when its button is pressed.
enum CrossOriginScript {
    static let all: [Scenario: String] = [
        .crossOriginCommit: commit(),
        .crossOriginTwice: commit(times: "send(); return send();"),
        .crossOriginAgain: commit(times: "return send().then(answer => send().then(() => answer, () => answer));"),
        .crossOriginElsewhere: commit(to: "api.replace('127.0.0.1', 'localhost')"),
        .preflightOtherHeader: commit(headers: ", 'X-Priority': 'high'"),
        .preflightOtherMethod: commit(method: "PUT"),
        .preflightReplyLost: commit(),
    ]

    /// Stands in the script for the API's origin, which is another with each start.
    static let place = "${api}"

    private static func commit(
        times: String = "return send();", to target: String = "api", headers: String = "", method: String = "POST"
    ) -> String {
        """
        document.getElementById('request-form')?.addEventListener('submit', async event => {
          event.preventDefault();
          const api = '\(place)';
          const lists = ['san_type', 'san_value', 'attachment'];
          const body = {};
          let token = '';
          for (const [name, value] of new FormData(event.target, event.submitter)) {
            if (name === '_csrf') token = value;
            else if (lists.includes(name)) (body[name] ??= []).push(value);
            else body[name] = value;
          }
          const send = () => fetch(`${\(target)}/requests/submit`, {
            method: '\(method)', credentials: 'include', body: JSON.stringify(body),
            headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token\(headers) } });
          const sendAll = () => { \(times) };
          const answer = await sendAll();
          if (answer.ok) location.assign((await answer.json()).location);
        });
        """
    }
}
